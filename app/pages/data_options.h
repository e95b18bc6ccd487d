// Which options of the form say which rows there are, for addresses of data that are not as usual.
#pragma once

#include <QString>

namespace cloze {

// Beside the folder and the task: files, columns, the seed, how many are held out, and whether any are.
bool saysWhichRows(const QString& option);

}  // namespace cloze
