/* SPDX-License-Identifier: MIT */
/* A port without a network: every call about sockets is refused. */
#include "port/port.h"

enum { REFUSED = -38 }; /* ENOSYS */

#define REFUSE(name, type, ...)                                                                    \
    type port_socket_##name(__VA_ARGS__) {                                                         \
        return REFUSED;                                                                            \
    }
#pragma GCC diagnostic ignored "-Wunused-parameter"
REFUSE(resolve, int, const char *host, uint8_t ip[4])
REFUSE(open, int, int type, int protocol)
REFUSE(pair, int, int type, int handles[2])
REFUSE(copy, int, int socket)
REFUSE(bind, int, int socket, const PortAddress *address)
REFUSE(connect, int, int socket, const PortAddress *address)
REFUSE(listen, int, int socket, int backlog)
REFUSE(accept, int, int socket, PortAddress *from)
REFUSE(shutdown, int, int socket, int how)
REFUSE(name, int, int socket, bool peer, PortAddress *address)
REFUSE(receive, intptr_t, int socket, void *bytes, size_t room, int flags, PortAddress *from)
REFUSE(send, intptr_t, int socket, const void *bytes, size_t n, int flags, const PortAddress *to)
REFUSE(set_wait, int, int socket, int32_t ms)
REFUSE(wait, int32_t, int socket)
REFUSE(option, int, int socket, int level, int option, void *value, size_t *n)
REFUSE(set_option, int, int socket, int level, int option, const void *value, size_t n)
