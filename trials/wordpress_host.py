"""A stock WordPress on this machine, for a trial: fetched, installed and served.

WordPress comes from Debian, whose packages are all that is fetched: one suite has the newest
version, another an older one. It is unpacked into `.cache/`, not installed. PHP and a MariaDB of
its own run it; both have to be on the machine (`tell_what_is_missing`). Nothing of WordPress is in
this project: the few files in the folder `wordpress` are settings.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import xmlrpc.client
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tests.support.project import ROOT

#: What Debian calls the programs that run a WordPress.
PROGRAMS = ("php-cli", "php-curl", "php-mbstring", "php-mysql", "php-xml", "mariadb-server-core")
PASSWORD = "of no use outside this trial"
#: Who may post any HTML, and whose HTML WordPress cleans.
EDITOR, AUTHOR = "editor", "author"

_FILES = Path(__file__).with_name("wordpress")
#: Of what WordPress needs, the parts that are files of its own. The rest is the machine's.
_PARTS = re.compile(r"(?:Depends|Recommends): ((?:libjs-|libphp-|php-getid3|wordpress-theme-)\S*)")


@dataclass(frozen=True)
class WordPress:
    """A running WordPress. ``address`` is that of its front page and ends in a slash."""

    address: str
    version: str
    surroundings: Mapping[str, str]
    log: Path

    def publish(self, user: str, title: str, content: str) -> str:
        """Publish a post as a program of an editor does, and return its address."""
        post = {"post_title": title, "post_content": content, "post_status": "publish"}
        with xmlrpc.client.ServerProxy(f"{self.address}xmlrpc.php") as server:
            number = str(server.wp.newPost(1, user, PASSWORD, post))
        return f"{self.address}?p={number}"

    def in_database(self, question: str) -> list[str]:
        """Return the first column of what the database answers to a question in SQL."""
        code = (
            "$db = new mysqli('localhost', 'root', '', 'wordpress', 0, getenv('TRIAL_SOCKET'));"
            "$db->set_charset('utf8mb4');"
            "foreach ($db->query($argv[1])->fetch_all() as $row) echo $row[0], chr(0);"
        )
        done = _run(["php", "-r", code, question], self.surroundings)
        return done.split("\0")[:-1]

    def complaints(self) -> list[str]:
        """Return what PHP and WordPress complained of so far.

        That it may not ask its makers for a newer version is no fault, and an old WordPress uses
        what a newer PHP advises against.
        """
        text = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
        known = ("WordPress.org", "PHP Deprecated")
        return [line for line in text.splitlines() if not any(word in line for word in known)]


def tell_what_is_missing() -> str | None:
    """Install what the trial needs, as root on Debian; return what is missing all the same."""
    wanted = ("php", "mariadbd", "mariadb-install-db", "apt-get", "dpkg-deb")

    def missing() -> list[str]:
        return [name for name in wanted if not _find(name)]

    if missing() and shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing {' '.join(PROGRAMS)} ...", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PROGRAMS]
        for words in (["apt-get", "update", "-qq"], install):
            subprocess.run(words, env=quiet, capture_output=True, check=False)
    left = missing()
    return (
        f"missing: {', '.join(left)}; on Debian: apt-get install {' '.join(PROGRAMS)}"
        if left
        else None
    )


def fetched(suite: str) -> Path:
    """Return the folder of the WordPress of a Debian suite; the first time, fetch it."""
    folder = ROOT / ".cache" / "wordpress" / suite
    inside = folder / "usr" / "share" / "wordpress"
    if not inside.exists():
        print(f"Fetching WordPress from Debian {suite} ...", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        made = folder.with_name(f"{suite}.part")
        shutil.rmtree(made, ignore_errors=True)
        _unpack(suite, made)
        made.rename(folder)
    return inside


def _unpack(suite: str, folder: Path) -> None:
    """Fetch with apt, in a folder of its own: what the machine has installed does not matter."""
    apt = folder / "apt"
    for part in ("lists/partial", "archives/partial", "debs"):
        (apt / part).mkdir(parents=True)
    told = _run(["apt-get", "indextargets", "--format", "$(ORIGIN) $(RELEASE) $(REPO_URI)"])
    (mirror, *_) = re.findall(r"^Debian [a-z]+ (\S+)$", told, re.MULTILINE)
    keys = "/usr/share/keyrings/debian-archive-keyring.gpg"
    sources = apt / "sources.list"
    sources.write_text(f"deb [signed-by={keys}] {mirror} {suite} main\n", encoding="utf-8")
    settings = {
        "Dir::Etc::sourcelist": sources,
        "Dir::Etc::sourceparts": "-",
        "Dir::State::lists": apt / "lists",
        "Dir::Cache": apt,
        "APT::Sandbox::User": "root",
    }
    own = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    _run(["apt-get", *own, "update", "-qq"])
    parts = {"wordpress", *_PARTS.findall(_run(["apt-cache", *own, "depends", "wordpress"]))}
    wanted = [f"{part}/{suite}" for part in sorted(parts)]
    _run(["apt-get", *own, "-qq", "download", *wanted], folder=apt / "debs")
    for package in sorted((apt / "debs").glob("*.deb")):
        _run(["dpkg-deb", "-x", str(package), str(folder)])
    shutil.rmtree(apt)


@contextlib.contextmanager
def started(suite: str, top: Path, site: tuple[str, int]) -> Iterator[WordPress]:
    """Install a new WordPress with an empty database below ``top``, and serve it.

    ``site`` is the host and port of the one other server that it may ask.
    """
    inside = fetched(suite)
    shutil.copy(_FILES / "wp-config.php", inside)
    (inside / "wp-content" / "mu-plugins").mkdir(exist_ok=True)
    shutil.copy(_FILES / "allow-loopback.php", inside / "wp-content" / "mu-plugins")
    port = free_port()
    # Not the site's host: an address of another origin and of another site.
    home = f"http://localhost:{port}"
    surroundings = {
        "PATH": os.environ["PATH"],
        "TRIAL_HOME": home,
        "TRIAL_SOCKET": str(top / "database.socket"),
        "TRIAL_LOG": str(top / "wordpress.log"),
        "TRIAL_SITE_HOST": site[0],
        "TRIAL_SITE_PORT": str(site[1]),
        # Each answer may have to wait for another one of the same server.
        "PHP_CLI_SERVER_WORKERS": "4",
    }
    with _database(top):
        in_it = "(new mysqli('localhost', 'root', '', '', 0, getenv('TRIAL_SOCKET')))"
        _run(["php", "-r", f"{in_it}->query('CREATE DATABASE wordpress');"], surroundings)
        install = ["php", str(_FILES / "install.php"), str(inside), PASSWORD]
        version = _run(install, surroundings).strip()
        words = ["php", "-S", f"127.0.0.1:{port}", "-t", str(inside), str(_FILES / "router.php")]
        with _program(words, surroundings, top / "php.log") as process:
            _wait(process, lambda: _answers(home), top / "php.log")
            yield WordPress(f"{home}/", version, surroundings, top / "wordpress.log")


@contextlib.contextmanager
def _database(top: Path) -> Iterator[None]:
    """Run a MariaDB that listens on a socket alone."""
    data, log = top / "database", top / "database.log"
    new = [_find("mariadb-install-db"), "--no-defaults", f"--datadir={data}", "--skip-test-db"]
    _run([*new, "--auth-root-authentication-method=normal", "--user=root"])
    server = [_find("mariadbd"), "--no-defaults", f"--datadir={data}", "--skip-networking"]
    server += [f"--socket={top / 'database.socket'}", "--user=root"]
    with _program(server, {"PATH": os.environ["PATH"]}, log) as process:
        _wait(process, (top / "database.socket").exists, log)
        yield


@contextlib.contextmanager
def _program(
    words: list[str], surroundings: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        # In a group of its own: PHP's server has children, which end with it.
        process = subprocess.Popen(
            words, env=dict(surroundings), stdout=out, stderr=out, process_group=0
        )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        process.wait()


def _wait(process: subprocess.Popen[bytes], ready: Callable[[], bool], log: Path) -> None:
    for _ in range(300):
        if ready():
            return
        if process.poll() is not None:
            break
        time.sleep(0.2)
    sys.exit(log.read_text(encoding="utf-8"))


def _answers(address: str) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(address):
        return True
    return False


def free_port() -> int:
    """Return a port of this machine that nothing uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return cast("int", free.getsockname()[1])


def _find(name: str) -> str:
    """Return the path of a program, also of one for those who run a machine."""
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin") or ""


def _run(
    words: list[str], surroundings: Mapping[str, str] | None = None, *, folder: Path | None = None
) -> str:
    done = subprocess.run(
        words, env=surroundings, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(words[:2])} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
