"""Set-up: uv is given what pip's configuration says, and pip stands in where uv cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import environment


@pytest.fixture
def pip_calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple]:
    """What pip is asked to do, and for which Python in which folder, instead of doing it."""
    calls: list[tuple] = []
    monkeypatch.setattr(environment, "pip", lambda *words, python, folder: calls.append((*words, python, folder)))
    return calls


def fake_uv(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a script where uv would be, and let pip's configuration name a folder and a certificate."""
    uv = folder / "uv"
    uv.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    uv.chmod(0o755)
    monkeypatch.setattr(environment, "provide_uv", lambda: uv)
    monkeypatch.setattr(environment, "pip_configuration", lambda: {"find-links": "/wheels", "cert": "/ca.pem"})


def test_what_pip_is_configured_with_is_read_and_variables_win(tmp_path, monkeypatch):
    file = tmp_path / "pip.conf"
    file.write_text("[global]\nfind-links = /a\n    /b\ntimeout = 7\n[install]\nno-index = true\n", encoding="utf-8")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(file))
    monkeypatch.setenv("PIP_TIMEOUT", "9")
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    configuration = environment.pip_configuration()
    assert configuration["find-links"].split() == ["/a", "/b"]
    assert (configuration["timeout"], configuration["no-index"]) == ("9", "true")


def test_uv_is_told_the_indexes_and_certificates_of_pip():
    configuration = {
        "index-url": "file:///one", "extra-index-url": "file:///two\nfile:///three", "find-links": "/wheels",
        "constraint": "/caps.txt", "trusted-host": "one", "no-index": "true", "cert": "/ca.pem", "timeout": "9",
    }  # fmt: skip
    options, variables = environment.uv_settings(configuration)
    assert options == [
        "--index-url=file:///one", "--extra-index-url=file:///two", "--extra-index-url=file:///three",
        "--find-links=/wheels", "--allow-insecure-host=one", "--constraints=/caps.txt", "--no-index",
        "--index-strategy=unsafe-best-match",
    ]  # fmt: skip
    assert variables == {"SSL_CERT_FILE": "/ca.pem", "UV_HTTP_TIMEOUT": "9"}
    assert environment.uv_settings({}) == ([], {})


def test_uv_installs_and_pip_need_not(tmp_path, monkeypatch, pip_calls):
    fake_uv(tmp_path, f'echo "$SSL_CERT_FILE" "$@" > {tmp_path}/calls', monkeypatch)
    environment.install_packages("-r", "pins.txt")
    words = (tmp_path / "calls").read_text(encoding="utf-8").split()
    assert words[:3] == ["/ca.pem", "pip", "install"] and words[-3:] == ["--find-links=/wheels", "-r", "pins.txt"]
    assert not pip_calls


def test_where_uv_fails_pip_installs_and_one_line_says_so(tmp_path, monkeypatch, pip_calls, capsys):
    fake_uv(tmp_path, "printf 'no index\\n  can be reached\\n' >&2; exit 2", monkeypatch)
    environment.install_packages("-r", "pins.txt")
    assert pip_calls == [("install", "-r", "pins.txt", environment.PYTHON, environment.ROOT)]
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 and "(no index can be reached): pip does it instead" in lines[0]


def test_where_there_is_no_uv_pip_installs(monkeypatch, pip_calls):
    monkeypatch.setattr(environment, "provide_uv", lambda: None)
    environment.install_packages("tiny")
    assert pip_calls == [("install", "tiny", environment.PYTHON, environment.ROOT)]


@pytest.mark.parametrize("with_uv", [True, False])
def test_another_environment_and_folder_are_told_to_uv_and_pip(tmp_path, monkeypatch, pip_calls, with_uv):
    fake_uv(tmp_path, f'echo "$PWD" "$@" > {tmp_path}/calls; exit {0 if with_uv else 1}', monkeypatch)
    python, folder = tmp_path / "bin" / "python", tmp_path / "there"
    folder.mkdir()
    environment.install_packages("tiny", python=python, folder=folder)
    words = (tmp_path / "calls").read_text(encoding="utf-8").split()
    assert words[0] == str(folder) and words[words.index("--python") + 1] == str(python)
    assert pip_calls == ([] if with_uv else [("install", "tiny", python, folder)])


def test_what_is_installed_leaves_a_stamp_and_is_not_installed_again(tmp_path, monkeypatch):
    installs: list[tuple] = []
    monkeypatch.setattr(environment, "install_packages", lambda *words: installs.append(words))
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path)
    pins = tmp_path / "pins.txt"
    for text in ("a==1\n.\n", "a==1\n.\n", "a==2\n.\n"):
        pins.write_text(text, encoding="utf-8")
        environment.install("pins.txt")
        pins.write_text(text, encoding="utf-8")
    assert len(installs) == 2
