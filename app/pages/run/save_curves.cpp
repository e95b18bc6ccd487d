#include <app/pages/run/save_curves.h>

#include <app/pages/run/run_charts.h>
#include <widgets/theme.h>

#include <QCoreApplication>

namespace cloze {

namespace {
constexpr QSize kPicture{1280, 960};
}

bool saveRunCurves(const std::filesystem::path& runFolder, const QString& file, QString* error) {
  const auto fail = [error](const QString& sentence) {
    if (error) *error = sentence;
    return false;
  };
  RunLoader loader(runFolder);
  const auto snapshot = loader.poll();
  if (!snapshot->problem.empty()) return fail(QString::fromStdString(snapshot->problem));
  if (!snapshot->metrics_problem.empty()) return fail(QString::fromStdString(snapshot->metrics_problem));
  Theme::get().install();
  ChartGrid grid;
  RunCharts charts(&grid);
  if (!charts.show(*snapshot)) {
    return fail(QCoreApplication::translate("cloze::RunPage",
                                            "%1 has no curves yet; they begin with the first step of training.")
                    .arg(QString::fromStdString(runFolder.string())));
  }
  grid.setAttribute(Qt::WA_DontShowOnScreen);
  grid.resize(kPicture);
  grid.show();  // lays the charts out; nothing appears
  return grid.savePicture(file, error);
}

}  // namespace cloze
