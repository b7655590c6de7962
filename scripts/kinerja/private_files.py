"""Files about persons that must never enter a repository: Git is asked before one is read or written."""

from pathlib import Path

from kinerja.diagnostic import CannotRun


def refuse_in_history(file: Path, *, named: Path | None = None) -> None:
    """Raise CannotRun when Git keeps a file, would keep it at the next `git add`, or cannot tell.

    A link is followed: what counts is where the content lies. The sentence names the file, or what is `named`.
    """
    import git

    real = file.resolve()
    folder = next(one for one in (real, *real.parents) if one.is_dir())
    try:
        # Git does not call a file ignored that it keeps already.
        kept_out = bool(git.Repo(folder, search_parent_directories=True).ignored(str(real)))
    except (git.InvalidGitRepositoryError, git.NoSuchPathError):
        return
    except git.GitCommandError as error:
        raise CannotRun("private-file-unclear", path=str(named or file)) from error
    if not kept_out:
        raise CannotRun("private-file-in-git", path=str(named or file))
