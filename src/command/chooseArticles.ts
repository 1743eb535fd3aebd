import { statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Report } from '../diagnostic.js'
import { type Files, openProject, type PackageShelves } from '../read/files.js'
import { findProject, type Project } from '../read/findProject.js'
import { listArticles } from '../read/listArticles.js'

/** An article to build, and the project that it belongs to. */
export interface Chosen {
  readonly project: Project
  readonly files: Files
  /** From the project's root. */
  readonly article: string
}

/** The articles that the command line names: files as they are, of a folder all; without a name, the working folder's. */
export function chooseArticles(names: readonly string[], report: Report): readonly Chosen[] {
  const packages: PackageShelves = new Map()
  const chosen = (names.length === 0 ? ['.'] : names).flatMap(name => articlesOf(name, packages, report))
  const byPath = new Map(chosen.map(each => [`${each.project.root}\0${each.article}`, each]))
  return [...byPath.values()]
}

function articlesOf(name: string, packages: PackageShelves, report: Report): readonly Chosen[] {
  const stats = statSync(name, { throwIfNoEntry: false })
  if (stats === undefined) {
    report('file-missing', `There is no file or folder ${name}.`, {
      place: { file: name, line: 1 },
      advice: 'Name a Markdown file, or a folder that has a content/ folder.',
    })
    return []
  }
  const project = findProject(name)
  if (!stats.isDirectory()) {
    if (isMarkdown(name))
      return [{ project, files: openProject(project.root, packages), article: project.file }]
    report('file-unreadable', `The file ${name} is no Markdown.`, {
      place: { file: name, line: 1 },
      advice: 'Name a file that ends in .md.',
    })
    return []
  }
  const folder = relative(project.root, resolve(name)).split('\\').join('/')
  const files = openProject(project.root, packages)
  const articles = folder === '' || folder === 'content' ? listArticles(files) : markdownIn(files, folder)
  if (articles.length === 0) {
    report('file-missing', `The folder ${name} has no articles.`, {
      place: { file: name, line: 1 },
      advice: 'Put Markdown files into its content/ folder.',
    })
  }
  return articles.map(article => ({ project, files: openProject(project.root, packages), article }))
}

function markdownIn(files: Files, folder: string): readonly string[] {
  return files
    .list(folder)
    .filter(name => isMarkdown(name) && !/^readme\./i.test(name))
    .map(name => `${folder}/${name}`)
}

const isMarkdown = (name: string) => /\.(?:md|markdown)$/i.test(name)
