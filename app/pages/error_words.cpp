#include <app/pages/error_words.h>

#include <QCoreApplication>

namespace cloze {

QString errorHeadline(ErrorCode code) {
  switch (code) {
    case ErrorCode::InvalidArgument:
      return QCoreApplication::translate("Error", "A setting cannot work.");
    case ErrorCode::NotFound:
      return QCoreApplication::translate("Error", "Something is not there.");
    case ErrorCode::InvalidData:
      return QCoreApplication::translate("Error", "A file is not what it must be.");
    case ErrorCode::Unsupported:
      return QCoreApplication::translate("Error", "Cloze does not do this.");
    case ErrorCode::Io:
      return QCoreApplication::translate("Error", "A file could not be read or written.");
    case ErrorCode::OutOfMemory:
      return QCoreApplication::translate("Error", "The memory does not suffice.");
    case ErrorCode::Busy:
      return QCoreApplication::translate("Error", "Another program is using it.");
    case ErrorCode::Cancelled:
      return QCoreApplication::translate("Error", "It was cancelled.");
    case ErrorCode::NotFinite:
      return QCoreApplication::translate("Error", "The numbers became infinite or NaN.");
    case ErrorCode::EngineMissing:
      return QCoreApplication::translate("Error", "The engine is missing.");
    case ErrorCode::Internal:
      break;
  }
  return QCoreApplication::translate("Error", "Something went wrong in Cloze itself.");
}

}  // namespace cloze
