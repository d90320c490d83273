sources = '''
await x
def f(): await x
async def f(): await
lambda: await x
async def f(): lambda: await x
async with x: pass
async for x in y: pass
def f():async with x: pass
def f():async for x in y: pass
[x async for x in y]
def f(): return [x async for x in y]
def f(): return (x async for x in y)
async def f(): yield from x
async def f(): yield 1; return 2
async def f(): yield 1; return
async def f(): return 2
async def f(): [(yield 1) for x in y]
async def f(): await x = 1
async def f(): await x += 1
async def f(): del await x
async def f(): (await x).y = 1; (await z)[0] = 2
async def f(): print(await x ** 2, -await y, not await z)
async x = 1
async class C: pass
async = 1
await = 1
class C: await x
async def f(await): pass
async def f(): async def g(): await x
async def f(): [await x for x in y]; {await x: 1 async for x in y}
async def f(): x = await y if await z else await w
'''
for s in sources.strip().splitlines():
    try:
        compile(s, 'test', 'exec')
        print('fine', s)
    except SyntaxError as e:
        print(e.msg, '|', s)
