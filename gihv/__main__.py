"""A process of its own for the command line: `gihv`, or `python -m gihv`."""

import gc
import os
from typing import NoReturn


def run() -> NoReturn:
    """Run gihv with the arguments of the process, and end the process.

    A run is short: the system takes back all that it holds much faster than Python frees it.
    """
    gc.disable()  # before the imports, which make many objects
    try:
        from gihv.cli.main import main

        code = main()  # all output is written when it returns
    except KeyboardInterrupt:  # while all is being imported
        code = 130
    os._exit(code)


if __name__ == "__main__":
    run()
