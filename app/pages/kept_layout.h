// The layout of a table as the person left it, over restarts. GUI thread only.
#pragma once

#include <app/pages/services.h>
#include <widgets/table_manners.h>

namespace cloze {

// Restores what was kept under `key` and keeps what is changed by hand from now on. `settings` outlives the table.
void keepLayout(TableManners* table, SettingsService* settings, const QString& key);

}  // namespace cloze
