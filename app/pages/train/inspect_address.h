// Where the examples of what a form says are inspected: the same data, read and cut as the run would.
#pragma once

#include <app/pages/address.h>
#include <core/spec/run_spec.h>

namespace cloze {

// `more`: what of them, as in "row" or "only".
// `tab`: what is shown beside the table of pieces.
Address inspectAddress(const RunSpec& spec, const QMap<QString, QString>& more,
                       const QString& tab = QStringLiteral("steps"));

}  // namespace cloze
