/* SPDX-License-Identifier: MIT */
/* CRC-32 of ISO 3309 and RFC 1952, section 8: what zlib, deflate, files in flash and images share.
 */
#ifndef TERRARIUM_VALUE_CRC32_H
#define TERRARIUM_VALUE_CRC32_H

#include <stddef.h>
#include <stdint.h>

/* The sum of n bytes behind those that gave `crc`; begin with 0. */
uint32_t crc32_add(uint32_t crc, const uint8_t *data, size_t n);

#endif
