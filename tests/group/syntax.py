sources = '''
try: pass
except* A: pass
except B: pass
=
try: pass
except A: pass
except* B: pass
=
try: pass
except*: pass
=
def f():
  try: pass
  except* A: return
=
for x in y:
  try: pass
  except* A: break
=
for x in y:
  try: pass
  except* A:
    if x: continue
=
try: pass
except* A, B: pass
=
try: pass
except* A as e: pass
except * (B, C): pass
else: pass
finally: pass
=
try: pass
except* A:
  for x in y:
    break
  def f(): return
=
for x in y:
  try: pass
  except* A: pass
  finally: break
'''
for s in sources.split('=\n'):
    for s in s, 'def g():\n' + ''.join(' ' + line + '\n' for line in s.splitlines()):
        try:
            compile(s, 'test', 'exec')
            print('fine')
        except SyntaxError as e:
            print(e.msg)
