"""What the tests of several drawings share: the files as the script makes them, which takes seconds."""

from __future__ import annotations

import pytest

from tools import make_skeleton


@pytest.fixture(scope="session")
def made() -> make_skeleton.Made:
    return make_skeleton.make()
