/* SPDX-License-Identifier: MIT */
/* socket: a socket is a stream without a buffer whose target is a handle of the port, so that the
 * collector closes it as it does files. How long a call waits is the port's to know. Addresses are
 * tuples (host, port), those of getaddrinfo() too. */
#include <string.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "port/port.h"
#include "storage/oserror.h"
#include "storage/stream.h"
#include "vm/import.h"

enum { EAGAIN = 11, EBADF = 9, EINPROGRESS = 115, ETIMEDOUT = 110 };
enum { SOL_SOCKET = 1, SO_TYPE = 3, SO_ERROR = 4, SOCK_STREAM = 1, SOCK_DGRAM = 2 };
enum { AF_UNIX = 1, AF_INET = 2, STEP = 250 };

/* ---- errors ---- */

/* The handle of argument 0, looked up by every call after its arguments were read: their __index__
 * may have closed the socket. OSError(EBADF) then. */
static int handle_of(Vm *vm, Value *a) {
    int handle = stream_handle(arg(a, 0));
    if (handle < 0) {
        oserror_raise(vm, EBADF, ABSENT, ABSENT);
    }
    return handle;
}

/* Raises the error of an answer below 0; that of a socket which has waited long enough is
 * TimeoutError('timed out'), whose errno is MicroPython's. */
static intptr_t check(Vm *vm, int handle, intptr_t answer) {
    if (answer >= 0) {
        return answer;
    }
    bool late = answer == -EAGAIN || answer == -EINPROGRESS;
    if (!late || port_socket_wait(handle) <= 0) {
        oserror_raise(vm, answer, ABSENT, ABSENT);
    }
    Value error = exception_new_text(vm, &type_TimeoutError, str_new(vm, "timed out", 9));
    exception_set_field(vm, error, NAME(errno), value_int(ETIMEDOUT));
    vm_raise(vm, error);
}

/* True: a signal has ended the call, and it is to be made again. Ctrl-C raises KeyboardInterrupt;
 * no Python code runs. */
static bool again(Vm *vm, intptr_t answer) {
    vm_poll(vm);
    return answer == -OSERROR_EINTR;
}

/* ---- addresses ---- */

/* Four numbers with dots; false for anything else, also for the shorter forms of inet_aton(), which
 * CPython's takes from the system. */
static bool parse_ip(const char *text, size_t n, uint8_t ip[4]) {
    size_t at = 0;
    for (int part = 0; part < 4; part++) {
        unsigned number = 0;
        size_t start = at;
        while (at < n && at - start < 3 && text[at] >= '0' && text[at] <= '9') {
            number = number * 10 + (unsigned)(text[at++] - '0');
        }
        if (at == start || number > 255 || (part < 3 && (at >= n || text[at++] != '.'))) {
            return false;
        }
        ip[part] = (uint8_t)number;
    }
    return at == n;
}

/* "" is any address. May wait for a name server. What has no room in `name`, which takes the
 * longest that DNS allows, is looked up as "". TypeError, gaierror. */
static void resolve(Vm *vm, Value host, uint8_t ip[4]) {
    Value text = object_unwrap(host);
    if (!value_is_kind(text, KIND_STR)) {
        vm_raise_type(vm, "str, bytes or bytearray expected, not %T", host);
    }
    size_t n = str_bytes(text);
    char name[256];
    if (n == 0) {
        memset(ip, 0, 4);
    } else if (str_equal(text, NAME(broadcast))) {
        memset(ip, 255, 4);
    } else if (!parse_ip(str_text(text), n, ip)) {
        memcpy(name, str_text(text), n < sizeof name ? n : 0);
        name[n < sizeof name ? n : 0] = 0;
        if (port_socket_resolve(name, ip) < 0) {
            Value args[2] = {str_new(vm, "Name or service not known", 25), value_int(-2)};
            vm_raise(vm, exception_from_arguments(vm, value_object(&type_gaierror), args + 1, 2));
        }
    }
}

/* `what`: "bind(): " and the like. */
static uint16_t port_argument(Vm *vm, Value v, const char *what) {
    intptr_t port = object_to_size_clamped(vm, v);
    if (port < 0 || port > 65535) {
        vm_raise_format(vm, &type_OverflowError, "%sport must be 0-65535.", what);
    }
    return (uint16_t)port;
}

/* A tuple (host, port); resolving the host may wait, and raises gaierror. */
static PortAddress address_argument(Vm *vm, Value v, const char *what) {
    Value tuple = object_unwrap(v);
    if (!value_is_kind(tuple, KIND_TUPLE)) {
        vm_raise_type(vm, "%sAF_INET address must be tuple, not %t", what, v);
    }
    if (tuple_length(AS(Tuple, tuple)) != 2) {
        vm_raise_type(vm, "AF_INET address must be a pair (host, port)");
    }
    PortAddress address;
    address.port = port_argument(vm, tuple_items(tuple)[1], what);
    resolve(vm, tuple_items(tuple)[0], address.ip);
    return address;
}

/* As it is written, with dots. Allocates. */
static Value ip_text(Vm *vm, const uint8_t ip[4]) {
    StrBuilder b;
    str_build_begin(vm, &b, 16);
    writer_format(&b.writer, "%d.%d.%d.%d", ip[0], ip[1], ip[2], ip[3]);
    return str_build_end(&b);
}

/* The tuple that stands for an address everywhere. */
static Value address_value(Vm *vm, const PortAddress *address) {
    return tuple_pair(vm, ip_text(vm, address->ip), value_int(address->port));
}

/* One (family, type, proto, '', address) for each type that is asked for; None is this machine.
 * proto is the number that the internet's protocols have: 6 TCP, 17 UDP. Services have no names
 * here: a port as text is a number. */
Value socket_getaddrinfo(Vm *vm, Value *a, int n) {
    Value port = arg(a, 1), given = arg_or_absent(a, n, 3), list = list_new(vm, 0);
    intptr_t type = value_absent(given) ? 0 : object_to_size(vm, given);
    PortAddress address = {
        {127, 0, 0, 1},
        0
    };
    if (value_is_kind(object_unwrap(port), KIND_STR)) {
        Value text = object_unwrap(port);
        port = int_parse(vm, str_text(text), str_bytes(text), 10);
    }
    address.port = value_is_none(port) ? 0 : port_argument(vm, port, "getaddrinfo(): ");
    if (!value_is_none(arg(a, 0))) {
        resolve(vm, arg(a, 0), address.ip);
    }
    Value pair = address_value(vm, &address), empty = str_new(vm, "", 0);
    for (int each = SOCK_STREAM; each <= SOCK_DGRAM; each++) {
        if (type == 0 || type == each) {
            int proto = each == SOCK_STREAM ? 6 : 17;
            Value fields[5] = {value_int(AF_INET), value_int(each), value_int(proto), empty, pair};
            list_append(vm, list, tuple_from_array(vm, fields, 5));
        }
    }
    return list;
}

/* The address of a name as text. May wait for a name server. */
Value socket_gethostbyname(Vm *vm, Value *a, int n) {
    (void)n;
    uint8_t ip[4];
    resolve(vm, arg(a, 0), ip);
    return ip_text(vm, ip);
}

/* Four bytes in the order of the network; only numbers with dots are taken. */
Value socket_inet_aton(Vm *vm, Value *a, int n) {
    (void)n;
    Value text = object_unwrap(arg(a, 0));
    uint8_t ip[4];
    if (!value_is_kind(text, KIND_STR) || !parse_ip(str_text(text), str_bytes(text), ip)) {
        vm_raise_format(vm, &type_OSError, "illegal IP address string passed to inet_aton");
    }
    return bytes_new(vm, ip, 4);
}

/* The way back, of anything with four bytes. They are pinned by their address while the text is
 * made. */
Value socket_inet_ntoa(Vm *vm, Value *a, int n) {
    (void)n;
    size_t length;
    const uint8_t *ip = buffer_need(vm, arg(a, 0), &length);
    if (length != 4) {
        vm_raise_format(vm, &type_OSError, "packed IP wrong length for inet_ntoa");
    }
    return ip_text(vm, ip);
}

/* create_connection, create_server */
Value socket_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_socket), NAME(_socket), arg(a, 0));
}

/* ---- making ---- */

/* The object comes first: a handle is never lost. It counts as closed until it has one. */
static Value new_socket(Vm *vm) {
    return stream_new(vm, &type_socket, STREAM_READ | STREAM_WRITE | STREAM_DIRECT | STREAM_CLOSED);
}

/* Opens the object that was made for it, or raises the error that came instead of a handle. From
 * here on the collector closes the handle. */
static Value open_as(Vm *vm, Value self, int handle) {
    if (handle < 0) {
        oserror_raise(vm, handle, ABSENT, ABSENT);
    }
    stream_attach(vm, self, STREAM_FILE, value_int(handle));
    return self;
}

/* socket(family, type, proto, fileno). -1, the default of CPython's parameters, is the default
 * here, too; any family but AF_INET is EAFNOSUPPORT (97). A handle that is given is taken as it is.
 */
Value socket_make(Vm *vm, Value *a, int n) {
    intptr_t numbers[3] = {AF_INET, SOCK_STREAM, 0};
    Value self = new_socket(vm), handle = arg_or_absent(a, n, 4);
    for (int i = 0; i < 3; i++) {
        Value given = arg_or_absent(a, n, i + 1);
        numbers[i] = value_absent(given) ? numbers[i] : object_to_size(vm, given);
    }
    if (!value_absent(handle) && !value_is_none(handle)) {
        return open_as(vm, self, (int)object_to_size(vm, handle));
    }
    if (numbers[0] != AF_INET) {
        oserror_raise(vm, 97, ABSENT, ABSENT);
    }
    numbers[1] = numbers[1] < 0 ? SOCK_STREAM : numbers[1];
    numbers[2] = numbers[2] < 0 ? 0 : numbers[2];
    return open_as(vm, self, port_socket_open((int)numbers[1], (int)numbers[2]));
}

/* Both objects are there before the handles are, so that neither is lost when memory runs out. */
Value socket_pair(Vm *vm, Value *a, int n) {
    Value type = arg_or_absent(a, n, 1), pair = tuple_new(vm, 2);
    int handles[2], number = value_absent(type) ? SOCK_STREAM : (int)object_to_size(vm, type);
    for (int i = 0; i < 2; i++) {
        Value one = new_socket(vm);
        tuple_items(pair)[i] = one;
    }
    int answer = port_socket_pair(number, handles);
    for (int i = 0; i < 2; i++) {
        (void)open_as(vm, tuple_items(pair)[i], answer < 0 ? answer : handles[i]);
    }
    return pair;
}

/* makefile(): a file with a handle of its own, so that each can be closed without the other. Until
 * open() has taken it, a socket holds the copy: if open() raises, the collector closes it. */
Value socket_makefile(Vm *vm, Value *a, int n) {
    Value module = value_object(&module_io), open = object_getattr(vm, module, NAME(open));
    int handle = handle_of(vm, a);
    Value guard = open_as(vm, new_socket(vm), port_socket_copy(handle));
    Value mode = arg_or_absent(a, n, 1);
    Value arguments[6] = {AS(Instance, guard)->slots[STREAM_TARGET],
                          value_absent(mode) ? str_ascii_char('r') : mode};
    int count = 2;
    for (int i = 2; i < 6 && i < n; i++) {
        Value given = arg(a, i);
        arguments[count++] = !value_absent(given) ? given : i == 2 ? value_int(-1) : NONE;
    }
    Value file = vm_call(vm, open, arguments, count);
    stream_release(vm, guard);
    return file;
}

/* ---- connecting ---- */

/* Port 0 lets the system choose: getsockname() tells. */
Value socket_bind(Vm *vm, Value *a, int n) {
    (void)n;
    PortAddress address = address_argument(vm, arg(a, 1), "bind(): ");
    int handle = handle_of(vm, a);
    check(vm, handle, port_socket_bind(handle, &address));
    return NONE;
}

/* A backlog below 0 counts as 0. */
Value socket_listen(Vm *vm, Value *a, int n) {
    intptr_t backlog = n > 1 ? object_to_size(vm, arg(a, 1)) : 5;
    int handle = handle_of(vm, a);
    check(vm, handle, port_socket_listen(handle, backlog < 0 ? 0 : (int)backlog));
    return NONE;
}

/* Waits until a connection that a signal has interrupted is there: 0 or its error, negative. In
 * steps, so that Ctrl-C is seen. */
static intptr_t await_connection(Vm *vm, int handle) {
    PortPoll poll = {handle, PORT_OUT, 0};
    while (port_poll(&poll, 1, STEP) <= 0) {
        vm_poll(vm);
    }
    int32_t error = 0;
    size_t n = sizeof error;
    int answer = port_socket_option(handle, SOL_SOCKET, SO_ERROR, &error, &n);
    return answer < 0 ? answer : -error;
}

/* 0, or the error. After a signal the connection goes on by itself; a second call would be refused.
 */
static intptr_t connect(Vm *vm, Value *a) {
    PortAddress address = address_argument(vm, arg(a, 1), "connect(): ");
    int handle = handle_of(vm, a);
    intptr_t answer = port_socket_connect(handle, &address);
    return again(vm, answer) ? await_connection(vm, handle) : answer;
}

/* Without waiting EINPROGRESS is a BlockingIOError; select() for writing tells when it is there. */
Value socket_connect(Vm *vm, Value *a, int n) {
    (void)n;
    check(vm, handle_of(vm, a), connect(vm, a));
    return NONE;
}

/* The error's number instead of an exception. */
Value socket_connect_ex(Vm *vm, Value *a, int n) {
    (void)n;
    return value_int(-connect(vm, a));
}

/* (socket, address). The new one waits for ever. */
Value socket_accept(Vm *vm, Value *a, int n) {
    (void)n;
    Value connection = new_socket(vm);
    int handle = handle_of(vm, a);
    PortAddress from;
    intptr_t answer;
    do {
        answer = port_socket_accept(handle, &from);
    } while (again(vm, answer));
    check(vm, handle, answer);
    (void)open_as(vm, connection, (int)answer);
    (void)port_socket_set_wait((int)answer, -1);
    return tuple_pair(vm, connection, address_value(vm, &from));
}

/* The other end reads what was sent, then the end. */
Value socket_shutdown(Vm *vm, Value *a, int n) {
    (void)n;
    int how = (int)object_to_size(vm, arg(a, 1)), handle = handle_of(vm, a);
    check(vm, handle, port_socket_shutdown(handle, how));
    return NONE;
}

/* One of the two ends. */
static Value name_of(Vm *vm, Value *a, bool peer) {
    PortAddress address;
    int handle = handle_of(vm, a);
    check(vm, handle, port_socket_name(handle, peer, &address));
    return address_value(vm, &address);
}

/* The address of this end, as bind() or connecting has made it. */
Value socket_getsockname(Vm *vm, Value *a, int n) {
    (void)n;
    return name_of(vm, a, false);
}

/* Of the other; OSError when there is none. */
Value socket_getpeername(Vm *vm, Value *a, int n) {
    (void)n;
    return name_of(vm, a, true);
}

/* ---- sending ---- */

/* MSG_ numbers go to the port as they are. */
static int flags_argument(Vm *vm, Value *a, int n, int which) {
    Value flags = arg_or_absent(a, n, which);
    return value_absent(flags) ? 0 : (int)object_to_size(vm, flags);
}

/* Sends what the port takes of the bytes from `from` on: how many. TypeError, OSError. */
static size_t send_some(Vm *vm, Value *a, size_t from, int flags, const PortAddress *to) {
    int handle = handle_of(vm, a);
    size_t length;
    intptr_t done;
    do {
        const uint8_t *data = buffer_need_text(vm, arg(a, 1), &length);
        from = from < length ? from : length;
        done = port_socket_send(handle, data + from, length - from, flags, to);
    } while (again(vm, done));
    return (size_t)check(vm, handle, done);
}

/* May send less than all: the answer says how much. */
Value socket_send(Vm *vm, Value *a, int n) {
    return value_int((intptr_t)send_some(vm, a, 0, flags_argument(vm, a, n, 2), NULL));
}

/* All, in as many pieces as it takes. After an error nobody knows how much has gone. */
Value socket_sendall(Vm *vm, Value *a, int n) {
    int flags = flags_argument(vm, a, n, 2);
    size_t length, done = 0;
    do {
        done += send_some(vm, a, done, flags, NULL);
        (void)buffer_need_text(vm, arg(a, 1), &length);
    } while (done < length);
    return NONE;
}

/* sendto(data[, flags], address) */
Value socket_sendto(Vm *vm, Value *a, int n) {
    bool has_flags = n > 3 && !value_absent(arg(a, 3));
    PortAddress address = address_argument(vm, arg(a, has_flags ? 3 : 2), "sendto(): ");
    int flags = has_flags ? (int)object_to_size(vm, arg(a, 2)) : 0;
    return value_int((intptr_t)send_some(vm, a, 0, flags, &address));
}

/* ---- receiving ---- */

/* What has come, at most so much as there is room for: how much. The room must not move. */
static size_t receive(Vm *vm, Value *a, void *to, size_t room, int flags, PortAddress *from) {
    int handle = handle_of(vm, a);
    intptr_t got;
    do {
        got = port_socket_receive(handle, to, room, flags, from);
    } while (again(vm, got));
    return (size_t)check(vm, handle, got);
}

/* ValueError below 0. */
static size_t size_argument(Vm *vm, Value v) {
    intptr_t size = object_to_size(vm, v);
    if (size < 0) {
        vm_raise_value_error(vm, "negative buffersize in recv");
    }
    return (size_t)size;
}

/* Little goes by way of the C stack, so that no room is taken for what does not come; much is read
 * into an object of that size, and copied when it is not full. `all` keeps it where it is until
 * then. */
static Value receive_bytes(Vm *vm, Value *a, int n, PortAddress *from) {
    size_t size = size_argument(vm, arg(a, 1)), got;
    int flags = flags_argument(vm, a, n, 2);
    uint8_t here[128];
    if (size <= sizeof here) {
        got = receive(vm, a, here, size, flags, from);
        return bytes_new(vm, here, got);
    }
    Bytes *bytes = bytes_alloc(vm, size);
    got = receive(vm, a, bytes->data, size, flags, from);
    Value all = value_object(bytes);
    Value result = got == size ? all : bytes_new(vm, bytes->data, got);
    vm_keep(all);
    return result;
}

/* At most so many bytes, as soon as there are any; b"" at the end of a connection. */
Value socket_recv(Vm *vm, Value *a, int n) {
    return receive_bytes(vm, a, n, NULL);
}

/* With the address that it came from. */
Value socket_recvfrom(Vm *vm, Value *a, int n) {
    PortAddress from = {{0}, 0};
    Value bytes = receive_bytes(vm, a, n, &from);
    return tuple_pair(vm, bytes, address_value(vm, &from));
}

/* Into a buffer: how many bytes. The buffer stays where it is, since nothing is allocated. */
Value socket_recv_into(Vm *vm, Value *a, int n) {
    size_t length, size = n > 2 && !value_absent(arg(a, 2)) ? size_argument(vm, arg(a, 2)) : 0;
    int flags = flags_argument(vm, a, n, 3);
    uint8_t *data = buffer_need_writable(vm, arg(a, 1), &length);
    if (size > length) {
        vm_raise_value_error(vm, "buffer too small for requested bytes");
    }
    size_t got = receive(vm, a, data, size ? size : length, flags, NULL);
    vm_keep(arg(a, 1));
    return value_int((intptr_t)got);
}

/* ---- options ---- */

/* The port keeps it, so that copies of the handle agree. Milliseconds; -1 for ever, 0 not at all.
 */
static Value set_wait(Vm *vm, Value *a, int32_t ms) {
    int handle = handle_of(vm, a);
    check(vm, handle, port_socket_set_wait(handle, ms));
    return NONE;
}

/* settimeout(seconds or None). More than 11 days are a billion milliseconds, which fits; less than
 * one is one, as 0 would mean not to wait. */
Value socket_settimeout(Vm *vm, Value *a, int n) {
    (void)n;
    if (value_is_none(arg(a, 1))) {
        return set_wait(vm, a, -1);
    }
    Float seconds = object_to_float(vm, arg(a, 1));
    if (seconds < 0) {
        vm_raise_value_error(vm, "Timeout value out of range");
    }
    Float ms = seconds > (Float)1e6 ? (Float)1e9 : seconds * 1000;
    return set_wait(vm, a, ms > 0 && ms < 1 ? 1 : (int32_t)ms);
}

/* As the system has rounded it. */
Value socket_gettimeout(Vm *vm, Value *a, int n) {
    (void)n;
    int32_t ms = port_socket_wait(handle_of(vm, a));
    return ms < 0 ? NONE : float_new(vm, (Float)ms / 1000);
}

/* settimeout(None) or settimeout(0) */
Value socket_setblocking(Vm *vm, Value *a, int n) {
    (void)n;
    return set_wait(vm, a, object_truth(vm, arg(a, 1)) ? -1 : 0);
}

/* False only when no call waits at all. */
Value socket_getblocking(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(port_socket_wait(handle_of(vm, a)) != 0);
}

/* A number, or bytes as they are: nothing is allocated between the look at them and the call. */
Value socket_setsockopt(Vm *vm, Value *a, int n) {
    (void)n;
    int level = (int)object_to_size(vm, arg(a, 1)), option = (int)object_to_size(vm, arg(a, 2));
    const uint8_t *data;
    size_t length;
    int32_t number;
    if (!buffer_get(vm, arg(a, 3), &data, &length)) {
        number = (int32_t)object_to_size(vm, arg(a, 3));
        data = (const uint8_t *)&number;
        length = sizeof number;
    }
    int handle = handle_of(vm, a);
    check(vm, handle, port_socket_set_option(handle, level, option, data, length));
    return NONE;
}

/* Without a length a number, else bytes, of which there is room for 256. */
Value socket_getsockopt(Vm *vm, Value *a, int n) {
    intptr_t room = n > 3 && !value_absent(arg(a, 3)) ? object_to_size(vm, arg(a, 3)) : 0;
    int level = (int)object_to_size(vm, arg(a, 1)), option = (int)object_to_size(vm, arg(a, 2));
    int handle = handle_of(vm, a);
    union {
        int32_t number;
        uint8_t bytes[256];
    } value = {0};
    if (room < 0 || (size_t)room > sizeof value.bytes) {
        vm_raise_format(vm, &type_OSError, "getsockopt buflen out of range");
    }
    size_t length = room > 0 ? (size_t)room : sizeof value.number;
    check(vm, handle, port_socket_option(handle, level, option, &value, &length));
    return room > 0 ? bytes_new(vm, value.bytes, length) : value_int(value.number);
}

/* -1 when it is closed. */
Value socket_fileno(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    int handle = stream_handle(arg(a, 0));
    return value_int(handle < 0 ? -1 : handle);
}

/* The handle, which is the caller's from now on: the collector does not close it any more. */
Value socket_detach(Vm *vm, Value *a, int n) {
    (void)n;
    int handle = handle_of(vm, a);
    stream_release(vm, arg(a, 0));
    return value_int(handle);
}

/* family, type and proto; else what all streams have. */
Value socket_getattr(Vm *vm, Value self, Value name) {
    int handle = stream_handle(self);
    if (value_same(name, NAME(family))) {
        return value_int(AF_INET);
    }
    if (value_same(name, NAME(proto))) {
        return value_int(0);
    }
    if (value_same(name, NAME(type))) {
        int32_t type = SOCK_STREAM;
        size_t n = sizeof type;
        (void)port_socket_option(handle, SOL_SOCKET, SO_TYPE, &type, &n);
        return value_int(type);
    }
    return io_getattr(vm, self, name);
}
