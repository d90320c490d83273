# json.decoder and json.encoder can be imported, as parts of json.
import json.decoder
from json.decoder import JSONDecodeError
from json.encoder import JSONEncoder
import json.encoder as encoder

print(JSONDecodeError is json.JSONDecodeError is json.decoder.JSONDecodeError, encoder.JSONEncoder is JSONEncoder)
try:
    json.loads("[1,")
except JSONDecodeError as error:
    print(type(error).__name__)
for name in ("json.nothing", "json.loads", "time.sleep", "math.pi.x", "sys.modules"):
    try:
        __import__(name)
        print(name)
    except ModuleNotFoundError as error:
        print(error.name)
