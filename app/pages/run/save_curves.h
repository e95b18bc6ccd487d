// The curves of a run as a picture, without a window.
#pragma once

#include <QString>

#include <filesystem>

namespace cloze {

// Writes what the Curves tab shows for `runFolder` to `file` (.png, .svg or .pdf). False with a sentence in `error`.
// REQUIRES: a QApplication (the offscreen platform serves). GUI thread; reads the whole run.
bool saveRunCurves(const std::filesystem::path& runFolder, const QString& file, QString* error);

}  // namespace cloze
