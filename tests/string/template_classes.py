# Derived templates: delimiter, idpattern, braceidpattern, flags, pattern.
import string


class Percent(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'


class Braces(string.Template):
    idpattern = '[A-Z]+'
    braceidpattern = '[a-z ]+'
    flags = 0


class Marks(string.Template):
    pattern = r'@(?:(?P<escaped>@)|(?P<named>[a-z.]+)|{{(?P<braced>[a-z]+)}}|(?P<invalid>))'


class Odd(string.Template):
    pattern = r'(?P<escaped>\$\$)|(?P<named>\$n)|(?P<braced>\$b)|(?P<invalid>)|(?P<other>o)'


print(Percent('%% %with_one $with_one %{with_two}').substitute(with_one=1, with_two=2))
print(Braces('$A ${a b} $$').substitute({'A': 1, 'a b': 2}), Braces('${A}').is_valid(), Braces('$a').is_valid())
print(Marks('@@ @a.b @{{c}} @').safe_substitute({'a.b': 1, 'c': 2}), Marks('@a @b @a @{{c}}').get_identifiers())
for template in (Percent('a\nb %1'), Braces('${A}'), Marks('@{a}'), Odd('x'), string.Template('$'), string.Template('\n\nab $1')):
    for call in (template.substitute, template.is_valid, template.get_identifiers, template.safe_substitute):
        try:
            print(call())
        except ValueError as error:
            print(error.args[0])
print(string.Template('$A $a $ı ${a}').safe_substitute(a=1, A=2), string.Template('$a').substitute({'a': 1}, a=2))
