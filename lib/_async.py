# SPDX-License-Identifier: MIT
"""What anext(iterator, default) awaits."""


async def or_default(item, default):
    try:
        return await item
    except StopAsyncIteration:
        return default
