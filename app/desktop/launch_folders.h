// The folders in which processes started here keep what they are given and what they say. Any thread.
#pragma once

#include <QString>

namespace cloze {

// For QTemporaryDir: a name under the system's temporary folder.
QString launchFolderTemplate();

// Removes those that no process works in any more: a window that was closed before its runs ended leaves them. One made
// less than `youngSeconds` ago stays, whose process may be about to start.
void removeLeftLaunchFolders(int youngSeconds = 60);

}  // namespace cloze
