# A client of a message broker over a socket that answers from bytes. What is expected is what MicroPython 1.27 prints.
import struct, io


class Sock:

    def __init__(self, data):
        self.i = io.BytesIO(data)
        self.o = bytearray()

    def write(self, b, n=None):
        self.o.extend(b[:n] if n is not None else b)
        return n or len(b)

    def read(self, n):
        return self.i.read(n)

    def setblocking(self, f):
        pass

    def settimeout(self, f):
        pass


class MQTTException(Exception):
    pass


class MQTTClient:

    def __init__(self, client_id, sock, keepalive=0):
        self.client_id = client_id
        self.sock = sock
        self.pid = 0
        self.cb = None
        self.keepalive = keepalive
        self.user = None
        self.pswd = None
        self.lw_topic = None

    def _send_str(self, s):
        self.sock.write(struct.pack('!H', len(s)))
        self.sock.write(s)

    def _recv_len(self):
        n = 0
        sh = 0
        while 1:
            b = self.sock.read(1)[0]
            n |= (b & 127) << sh
            if not b & 128:
                return n
            sh += 7

    def connect(self, clean_session=True):
        premsg = bytearray(b'\x10\x00\x00\x00\x00\x00')
        msg = bytearray(b'\x04MQTT\x04\x02\x00\x00')
        sz = 10 + 2 + len(self.client_id)
        msg[6] = clean_session << 1
        if self.keepalive:
            assert self.keepalive < 65536
            msg[7] |= self.keepalive >> 8
            msg[8] |= self.keepalive & 255
        i = 1
        while sz > 127:
            premsg[i] = sz & 127 | 128
            sz >>= 7
            i += 1
        premsg[i] = sz
        self.sock.write(premsg, i + 2)
        self.sock.write(msg)
        self._send_str(self.client_id)
        resp = self.sock.read(4)
        assert resp[0] == 32 and resp[1] == 2
        if resp[3] != 0:
            raise MQTTException(resp[3])
        return resp[2] & 1

    def publish(self, topic, msg, retain=False, qos=0):
        pkt = bytearray(b'0\x00\x00\x00')
        pkt[0] |= qos << 1 | retain
        sz = 2 + len(topic) + len(msg)
        if qos > 0:
            sz += 2
        assert sz < 2097152
        i = 1
        while sz > 127:
            pkt[i] = sz & 127 | 128
            sz >>= 7
            i += 1
        pkt[i] = sz
        self.sock.write(pkt, i + 1)
        self._send_str(topic)
        if qos > 0:
            self.pid += 1
            struct.pack_into('!H', pkt, 0, self.pid)
            self.sock.write(pkt, 2)
        self.sock.write(msg)

    def subscribe(self, topic, qos=0):
        pkt = bytearray(b'\x82\x00\x00\x00')
        self.pid += 1
        struct.pack_into('!BH', pkt, 1, 2 + 2 + len(topic) + 1, self.pid)
        self.sock.write(pkt)
        self._send_str(topic)
        self.sock.write(qos.to_bytes(1, 'little'))
        while 1:
            op = self.wait_msg()
            if op == 144:
                resp = self.sock.read(4)
                assert resp[1] == pkt[2] and resp[2] == pkt[3]
                if resp[3] == 128:
                    raise MQTTException(resp[3])
                return

    def wait_msg(self):
        res = self.sock.read(1)
        if res is None:
            return None
        if res == b'':
            raise OSError(-1)
        if res == b'\xd0':
            sz = self.sock.read(1)[0]
            assert sz == 0
            return None
        op = res[0]
        if op & 240 != 48:
            return op
        sz = self._recv_len()
        topic_len = self.sock.read(2)
        topic_len = topic_len[0] << 8 | topic_len[1]
        topic = self.sock.read(topic_len)
        sz -= topic_len + 2
        msg = self.sock.read(sz)
        self.cb(topic, msg)
        return op
s = Sock(b' \x02\x01\x000\n\x00\x03abchello\x90\x03\x00\x01\x00\xd0\x00')
c = MQTTClient(b'umqtt_client', s, 60)
c.cb = lambda t, m: print('got', t, m)
print(c.connect())
c.subscribe(b'foo/#')
c.publish(b'foo', b'x' * 200, qos=1, retain=True)
print(len(s.o), bytes(s.o[:40]))
print(c.wait_msg())
try:
    c.wait_msg()
except OSError as e:
    print('OSError', e.args[0], e.errno)
