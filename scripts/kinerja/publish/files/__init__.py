"""The files of the site that are no pages, a module each: `files(site, voice)` yields paths and bytes."""

from kinerja.publish.files import data, embeds, feeds, releases, share_images, vectors

FILES = (data, embeds, feeds, releases, share_images, vectors)
