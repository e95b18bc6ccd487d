#include <app/pages/address.h>

#include <gtest/gtest.h>

namespace cloze {
namespace {

struct AddressRow {
  const char* name;
  Address address;
};

class AddressRoundTrip : public ::testing::TestWithParam<AddressRow> {};

TEST_P(AddressRoundTrip, textReadsBackAsTheSameAddress) {
  const Address& address = GetParam().address;
  const auto read = Address::fromString(address.toString());
  ASSERT_TRUE(read.has_value()) << address.toString().toStdString();
  EXPECT_EQ(*read, address) << address.toString().toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Rows, AddressRoundTrip,
    ::testing::Values(AddressRow{"page", {"runs", {}, {}}},
                      AddressRow{"path", {"run", {"2026-11-21-mrpc-3", "curves"}, {}}},
                      AddressRow{"query", {"run", {"a", "curves"}, {{"x", "step"}, {"smoothing", "0.6"}}}},
                      AddressRow{"slashInPart", {"start", {}, {{"path", "/home/a b/data & more?.tsv"}}}},
                      AddressRow{"percent", {"run", {"50%/x", "try"}, {{"text", "100% = a+b #1"}}}},
                      AddressRow{"unicode", {"run", {"运行-1"}, {{"text", "他说：“好”"}}}},
                      AddressRow{"emptyValue", {"runs", {}, {{"filter", ""}}}}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Address, knowsWhatIsNone) {
  for (const char* text : {"", "cloze:", "runs", "http://x", "cloze:?a=b", "cloze:/"}) {
    EXPECT_FALSE(Address::fromString(QString::fromLatin1(text)).has_value()) << text;
  }
}

TEST(Address, readsWhatPeopleType) {
  const auto address = Address::fromString(QStringLiteral("  cloze:train?example=1 "));
  ASSERT_TRUE(address.has_value());
  EXPECT_EQ(address->page, QStringLiteral("train"));
  EXPECT_EQ(address->query.value(QStringLiteral("example")), QStringLiteral("1"));
}

}  // namespace
}  // namespace cloze
