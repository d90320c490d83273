# A generator that waits in a finally reached without an exception still handles that of the except around it.
def waits(how):
    try:
        raise ValueError('mine')
    except ValueError:
        try:
            if how == 'with exception':
                raise KeyError('inner')
        except KeyError:
            pass
        finally:
            yield how
            try:
                raise
            except Exception as e:
                print('still', repr(e))
        yield 'after'
        raise IndexError('last')


for how in ('plain', 'with exception'):
    try:
        raise OSError('outer')
    except OSError:
        g = waits(how)
        print(next(g))
    try:
        raise RuntimeError('caller')
    except RuntimeError:
        print(next(g))
        try:
            raise
        except Exception as e:
            print('caller has', repr(e))
    try:
        next(g)
    except IndexError as e:
        print(repr(e), repr(e.__context__))
