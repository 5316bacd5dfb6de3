"""The models."""


def model(name):
    raise NotImplementedError
