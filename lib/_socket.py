# SPDX-License-Identifier: MIT
"""What of socket is made of its other functions."""
from socket import AF_INET, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, getaddrinfo, socket


def create_connection(address, timeout=None, source_address=None):
    error = None
    for family, kind, proto, _, place in getaddrinfo(address[0], address[1], 0, SOCK_STREAM):
        sock = socket(family, kind, proto)
        try:
            if timeout is not None:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(place)
            return sock
        except OSError as failed:
            error = failed
            sock.close()
    raise error


def create_server(address, *, family=AF_INET, backlog=5, reuse_port=False):
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(backlog)
        return sock
    except BaseException:
        sock.close()
        raise
