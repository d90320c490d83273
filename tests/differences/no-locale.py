# title: There is no locale
# reason: Its tables belong to an operating system. The format `n` is the same as `d`, times have English names, and texts are
#   UTF-8 everywhere.
# instead: Use `,` or `_` in the format.
try:
    import locale
    print('locale')
except ImportError as error:
    print(error)
print(f'{1234567:n} {1234567:,}')
