"""Maps the fixed top-level folders into the one import package `mpc`; everything else is in pyproject.toml."""

from setuptools import find_namespace_packages, setup

ROOMS = ("compiler", "targets", "templates")

packages = []
for room in ROOMS:
    packages.append(f"mpc.{room}")
    packages += [f"mpc.{room}.{name}" for name in find_namespace_packages(room)]

setup(
    packages=packages,
    package_dir={f"mpc.{room}": room for room in ROOMS},
    package_data={"": ["*.lark", "*.toml", "*.json", "*.j2", "*.js", "*.d.ts", "py.typed"]},
    include_package_data=False,
)
