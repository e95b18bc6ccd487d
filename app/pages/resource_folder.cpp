#include <app/pages/resource_folder.h>

#include <QCoreApplication>

namespace cloze {

std::filesystem::path resourceFolder() {
  const std::filesystem::path programs = QCoreApplication::applicationDirPath().toStdString();
  std::error_code ignored;
  for (const std::filesystem::path& folder : {programs / "../share/cloze", programs / "../../../resources"})
    if (std::filesystem::is_directory(folder / "sample", ignored)) return folder.lexically_normal();
  return CLOZE_RESOURCE_FOLDER;
}

}  // namespace cloze
