#include "pakru/output/text.hpp"

#include <doctest/doctest.h>

using namespace pakru;

TEST_CASE("width counts columns, not bytes") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("Улан") == 4);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("…") == 1);
  CHECK(display_width("\u0995\u09BE") == 2);  // a vowel sign that stands beside its letter
  CHECK(display_width("\u0995\u09C1") == 1);  // and one below it
  CHECK(display_width("") == 0);
}

TEST_CASE("what could move a terminal is made visible") {
  CHECK(printable("a\x1b[31mb") == "a<U+001B>[31mb");
  CHECK(printable("a\rb\tc\nd") == "a b c d");
  CHECK(printable("\x7f") == "<U+007F>");
  CHECK(printable("\u009b31m") == "<U+009B>31m");
  CHECK(printable("a\u202eb") == "a<U+202E>b");
  CHECK(printable("a\u200bb") == "a<U+200B>b");
  CHECK(printable("a\xff") == "a<FF>");
  CHECK(printable("naïve Лавров 日本") == "naïve Лавров 日本");
}

TEST_CASE("of ten thousand combining marks eight are shown") {
  std::string text = "a";
  for (int i = 0; i < 10000; ++i) {
    text += "\u0301";
  }
  CHECK(printable(text).size() == 1 + 8 * 2);
}

TEST_CASE("a text is cut to columns with an ellipsis") {
  CHECK(shortened("abcdef", 6) == "abcdef");
  CHECK(shortened("abcdef", 5) == "abcd…");
  CHECK(shortened("abc def", 5) == "abc…");
  CHECK(shortened("日本語", 5) == "日本…");
  CHECK(shortened("日本語", 4) == "日…");
  CHECK(shortened("abc", 1) == "…");
  CHECK(shortened("abc", 0).empty());
}

TEST_CASE("lines break at spaces") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("unbreakable", 4) == std::vector<std::string>{"unbreakable"});
  CHECK(wrapped("one two", 0) == std::vector<std::string>{"one two"});
  CHECK(wrapped("", 5).empty());
}

TEST_CASE("words that are longer than a line are broken") {
  CHECK(broken("one unbreakable", 4) == std::vector<std::string>{"one", "unbr", "eaka", "ble"});
  CHECK(broken("日本語", 4) == std::vector<std::string>{"日本", "語"});
  CHECK(broken("日本", 1) == std::vector<std::string>{"日", "本"});
}

TEST_CASE("padding fills columns") {
  CHECK(padded("日", 4) == "日  ");
  CHECK(padded("12", 4, true) == "  12");
  CHECK(padded("long", 2) == "long");
}
