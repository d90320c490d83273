# Values received until close(), kept by finally.
def echo():
    received = []
    try:
        while True:
            received.append((yield len(received)))
    finally:
        print("received", received)

e = echo()
next(e)
for item in "abc":
    print(e.send(item), end=" ")
e.close()
