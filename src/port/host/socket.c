/* SPDX-License-Identifier: MIT */
/* Sockets of the host, IPv4 only, and waiting for handles of any kind. A socket's handle is its
 * file descriptor; how long its calls wait is known to the system alone (O_NONBLOCK, SO_RCVTIMEO),
 * so that copies of a handle agree about it. */
#define _GNU_SOURCE /* accept4 */
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "port/host/host.h"
#include "port/port.h"

/* 0 or more, or the negative error: Linux's number, which is what programs get to see. */
static int result(int answer) {
    return answer < 0 ? -errno : answer;
}

/* ---- waiting ---- */

_Static_assert(sizeof(PortPoll) == sizeof(struct pollfd) &&
                   offsetof(PortPoll, asked) == offsetof(struct pollfd, events) &&
                   offsetof(PortPoll, got) == offsetof(struct pollfd, revents) &&
                   PORT_IN == POLLIN && PORT_OUT == POLLOUT && PORT_INVALID == POLLNVAL,
               "a PortPoll is a struct pollfd");

/* The console of --serve has no descriptor of its own here: it is looked at by itself, and waited
 * for in steps of 10 ms at most. A signal ends the wait: -EINTR. */
static int poll_serial(PortPoll *polls, size_t n, uint32_t ms) {
    for (;;) {
        int ready = 0;
        uint32_t step = ms < 10 ? ms : 10;
        for (size_t i = 0; i < n; i++) {
            PortPoll *p = &polls[i];
            if (p->handle > STDERR_FILENO) {
                int answer = poll((struct pollfd *)p, 1, 0);
                p->got = answer > 0 ? p->got : 0;
            } else {
                p->got = p->asked & (uint16_t)(PORT_OUT | (serial_waits() ? PORT_IN : 0));
            }
            ready += p->got != 0;
        }
        if (ready > 0 || ms == 0) {
            return ready;
        }
        if (poll(NULL, 0, (int)step) < 0) {
            return -errno;
        }
        ms -= step;
    }
}

/* What was written is shown before, as the user will want to read it meanwhile. */
int port_poll(PortPoll *polls, size_t n, uint32_t ms) {
    port_flush();
    if (serial_is_open()) {
        return poll_serial(polls, n, ms);
    }
    return result(poll((struct pollfd *)polls, n, (int)(ms < INT32_MAX ? ms : INT32_MAX)));
}

/* ---- addresses ---- */

/* The bytes of an address are in the order of the network already. */
static struct sockaddr_in to_system(const PortAddress *address) {
    struct sockaddr_in in = {.sin_family = AF_INET, .sin_port = htons(address->port)};
    memcpy(&in.sin_addr, address->ip, sizeof address->ip);
    return in;
}

/* Of another family (socketpair), or of a sender that has no address, all is 0. */
static void from_system(const struct sockaddr_in *in, socklen_t n, PortAddress *address) {
    *address = (PortAddress){{0}, 0};
    if (n >= sizeof *in && in->sin_family == AF_INET) {
        memcpy(address->ip, &in->sin_addr, sizeof address->ip);
        address->port = ntohs(in->sin_port);
    }
}

/* The first address that the system knows of. Waits for name servers as long as the system does;
 * Ctrl-C is seen afterwards. */
int port_socket_resolve(const char *host, uint8_t ip[4]) {
    struct addrinfo hints = {.ai_family = AF_INET}, *list = NULL;
    if (getaddrinfo(host, NULL, &hints, &list) != 0) {
        return -ENOENT;
    }
    memcpy(ip, &((struct sockaddr_in *)list->ai_addr)->sin_addr, 4);
    freeaddrinfo(list);
    return 0;
}

/* ---- sockets ---- */

/* Writing to who has gone is an error, not the end of the process. */
int port_socket_open(int type, int protocol) {
    signal(SIGPIPE, SIG_IGN);
    return result(socket(AF_INET, type | SOCK_CLOEXEC, protocol));
}

/* Of the family AF_UNIX, since the system has no others in pairs. */
int port_socket_pair(int type, int handles[2]) {
    signal(SIGPIPE, SIG_IGN);
    return result(socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, handles));
}

/* Both share all but the handle itself: the connection ends with the last one. */
int port_socket_copy(int socket) {
    return result(fcntl(socket, F_DUPFD_CLOEXEC, 0));
}

int port_socket_bind(int socket, const PortAddress *address) {
    struct sockaddr_in in = to_system(address);
    return result(bind(socket, (struct sockaddr *)&in, sizeof in));
}

int port_socket_connect(int socket, const PortAddress *address) {
    struct sockaddr_in in = to_system(address);
    return result(connect(socket, (struct sockaddr *)&in, sizeof in));
}

int port_socket_listen(int socket, int backlog) {
    return result(listen(socket, backlog));
}

/* What is accepted does not inherit O_NONBLOCK from the listening socket, but its times may be. */
int port_socket_accept(int socket, PortAddress *from) {
    struct sockaddr_in in = {0};
    socklen_t n = sizeof in;
    int handle = result(accept4(socket, (struct sockaddr *)&in, &n, SOCK_CLOEXEC));
    if (handle >= 0) {
        from_system(&in, n, from);
    }
    return handle;
}

int port_socket_shutdown(int socket, int how) {
    return result(shutdown(socket, how));
}

/* getpeername() or getsockname() */
int port_socket_name(int socket, bool peer, PortAddress *address) {
    struct sockaddr_in in = {0};
    socklen_t n = sizeof in;
    int done = result((peer ? getpeername : getsockname)(socket, (struct sockaddr *)&in, &n));
    if (done >= 0) {
        from_system(&in, n, address);
    }
    return done;
}

/* 0 at the end of a stream. `from` may be NULL; without an address it is all 0. */
intptr_t port_socket_receive(int socket, void *bytes, size_t room, int flags, PortAddress *from) {
    struct sockaddr_in in = {0};
    socklen_t n = sizeof in;
    ssize_t got = recvfrom(socket, bytes, room, flags, from ? (struct sockaddr *)&in : NULL, &n);
    if (got >= 0 && from) {
        from_system(&in, n, from);
    }
    return got < 0 ? -errno : got;
}

/* Never a signal: who has gone is an error. */
intptr_t port_socket_send(int socket, const void *bytes, size_t n, int flags,
                          const PortAddress *to) {
    struct sockaddr_in in;
    if (to) {
        in = to_system(to);
    }
    ssize_t done = sendto(socket, bytes, n, flags | MSG_NOSIGNAL,
                          to ? (struct sockaddr *)&in : NULL, to ? sizeof in : 0);
    return done < 0 ? -errno : done;
}

/* Times of 0 mean for ever to the system, and nothing at all to us: that is O_NONBLOCK. Both
 * directions wait as long; connect() goes by the time for sending. */
int port_socket_set_wait(int socket, int32_t ms) {
    int flags = fcntl(socket, F_GETFL);
    if (flags < 0 || fcntl(socket, F_SETFL, ms ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) < 0) {
        return -errno;
    }
    struct timeval wait = {ms > 0 ? ms / 1000 : 0, ms > 0 ? ms % 1000 * 1000 : 0};
    return result(setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait) |
                  setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait));
}

/* Rounded to the nearest: the system counts in steps of its own. */
int32_t port_socket_wait(int socket) {
    struct timeval wait = {0, 0};
    socklen_t n = sizeof wait;
    int flags = fcntl(socket, F_GETFL);
    if (flags >= 0 && (flags & O_NONBLOCK)) {
        return 0;
    }
    (void)getsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, &n);
    int32_t ms = (int32_t)(wait.tv_sec * 1000 + (wait.tv_usec + 500) / 1000);
    return ms > 0 ? ms : -1;
}

/* *n: the room for the value, then its size. */
int port_socket_option(int socket, int level, int option, void *value, size_t *n) {
    socklen_t length = (socklen_t)*n;
    int done = result(getsockopt(socket, level, option, value, &length));
    *n = length;
    return done;
}

int port_socket_set_option(int socket, int level, int option, const void *value, size_t n) {
    return result(setsockopt(socket, level, option, value, (socklen_t)n));
}
