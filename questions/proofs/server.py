"""A PostgreSQL server for the proofs that need one."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgresql():
    """Yield libpq's variables of a server: the one that PGHOST names, else one
    that is started in a folder of its own and stopped at the end. Yield None
    where PostgreSQL is not installed.
    """
    if "PGHOST" in os.environ:
        yield {name: value for name, value in os.environ.items() if name.startswith("PG")}
        return
    programs = find("initdb")
    if programs is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="djq-postgresql-"))
    owner = None
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        owner = unprivileged()
        shutil.chown(folder, owner)

    def run(program, *arguments):
        subprocess.run([programs / program, *arguments], check=True, user=owner, cwd=folder, stdout=subprocess.DEVNULL)

    data = folder / "data"
    try:
        # Not the locale C, in which LIKE is served by any index: hardly a site has that.
        run("initdb", "-D", data, "-U", "proof", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        # It listens on a socket in its folder and on no port.
        settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=100"
        run("pg_ctl", "-D", data, "-o", settings, "-l", folder / "log", "-w", "start")
        try:
            yield {"PGHOST": str(folder), "PGUSER": "proof", "PGDATABASE": "postgres"}
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find(program):
    """Return the folder with PostgreSQL's programs; Debian keeps them off PATH."""
    on_path = shutil.which(program)
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[4]))
    if on_path:
        return Path(on_path).resolve().parent
    return found[-1].parent if found else None


def unprivileged():
    """Return a user that may own the server."""
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
            return name
        except KeyError:
            pass
    raise LookupError("no user that PostgreSQL could run as")
