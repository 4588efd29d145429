import sys

from ds_smoke.cli import main

sys.exit(main(sys.argv[1:]))
