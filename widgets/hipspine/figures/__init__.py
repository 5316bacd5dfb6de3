"""The figures."""


def figure(name):
    raise NotImplementedError
