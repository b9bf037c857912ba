"""Installs the extension: `python editors/vscode/install.py`. Needs nothing but Python 3.

    install.py                    into VS Code (`code --install-extension`)
    install.py --code codium      into another editor of the family, by its command
    install.py --vsix FILE        write the package only; `Extensions: Install from VSIX…` takes it
    install.py --to FOLDER        unpacked, as FOLDER/<publisher>.<name>-<version>, for editors that look there

A copy in `~/.vscode/extensions` alone is not seen by a VS Code that keeps a list of its extensions
(https://github.com/microsoft/vscode/issues/179442), so a package is what is installed by default.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FILES = ("package.json", "language-configuration.json", "README.md", "syntaxes/mp.tmLanguage.json")
# The package's own frame: https://learn.microsoft.com/en-us/previous-versions/visualstudio/extensibility/vsix-extension-schema-2-0-reference
TYPES = """<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="json" ContentType="application/json"/>
  <Default Extension="md" ContentType="text/markdown"/>
  <Default Extension="vsixmanifest" ContentType="text/xml"/>
</Types>
"""
MANIFEST = """<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="{name}" Version="{version}" Publisher="{publisher}"/>
    <DisplayName>{displayName}</DisplayName>
    <Description xml:space="preserve">{description}</Description>
    <Properties><Property Id="Microsoft.VisualStudio.Code.Engine" Value="{engine}"/></Properties>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
  </Assets>
</PackageManifest>
"""


def package() -> dict[str, str]:
    """What package.json says that its frame repeats."""
    data = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    names = ("name", "version", "publisher", "displayName", "description")
    return {**{name: str(data[name]) for name in names}, "engine": str(data["engines"]["vscode"])}


def write_vsix(path: Path) -> None:
    """The extension as one file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("extension.vsixmanifest", MANIFEST.format(**package()))
        for name in FILES:
            archive.write(HERE / name, f"extension/{name}")


def copy_to(folder: Path) -> Path:
    """The extension unpacked in a folder of extensions; other versions of it there go."""
    about = package()
    name = f"{about['publisher']}.{about['name']}"
    for old in folder.glob(f"{name}-*"):
        shutil.rmtree(old)
    place = folder / f"{name}-{about['version']}"
    for file in FILES:
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / file, place / file)
    return place


def install(command: str) -> int:
    """Hand the package to an editor. Returns its exit code; 1 if there is no such command."""
    program = shutil.which(command)
    if program is None:
        print(
            f"`{command}` is not on PATH. In VS Code run `Shell Command: Install 'code' command in PATH`, or write the "
            "package with --vsix FILE and install it from the editor.",
            file=sys.stderr,
        )
        return 1
    with tempfile.TemporaryDirectory() as folder:
        vsix = Path(folder) / "mpc.vsix"
        write_vsix(vsix)
        return subprocess.run([program, "--install-extension", str(vsix), "--force"]).returncode


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Installs the editor extension for .mp files.")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--code", metavar="COMMAND", default="code", help="the editor's command; default: code")
    way.add_argument("--vsix", metavar="FILE", type=Path, help="write the package only")
    way.add_argument("--to", metavar="FOLDER", type=Path, help="copy into a folder of extensions")
    chosen = parser.parse_args(arguments)
    if chosen.vsix:
        write_vsix(chosen.vsix)
        print(chosen.vsix)
        return 0
    if chosen.to:
        print(copy_to(chosen.to))
        return 0
    return install(chosen.code)


if __name__ == "__main__":
    sys.exit(main())
