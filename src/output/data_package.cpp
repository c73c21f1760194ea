#include "pakru/output/data_package.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/model/json_string.hpp"
#include "pakru/output/table.hpp"

namespace pakru {
namespace {

std::string file_name(const ExportTable& table) {
  return fmt::format("{}.csv", table.name);
}

/// The types of Table Schema.
std::string_view type_text(ExportType type) {
  switch (type) {
    case ExportType::day:
      return "date";
    case ExportType::integer:
      return "integer";
    case ExportType::number:
      return "number";
    case ExportType::flag:
      return "boolean";
    case ExportType::text:
      break;
  }
  return "string";
}

std::string field_text(const ExportColumn& column) {
  return fmt::format(R"(          {{"name": {}, "type": "{}", "description": {}{}}})",
                     json_string(column.name), type_text(column.type), json_string(column.meaning),
                     column.required ? R"(, "constraints": {"required": true})" : "");
}

/// The elements between brackets, a line each.
std::string lines(const std::vector<std::string>& elements, std::string_view indent) {
  return elements.empty() ? "[]" : fmt::format("[\n{}\n{}]", fmt::join(elements, ",\n"), indent);
}

std::string foreign_key_text(const ExportColumn& column, std::span<const ExportTable> tables) {
  return fmt::format(R"(          {{"fields": {}, "reference": {{"resource": {}, "fields": {}}}}})",
                     json_string(column.name), json_string(column.refers_to),
                     json_string(table_named(tables, column.refers_to).columns.front().name));
}

std::string schema_text(const ExportTable& table, std::span<const ExportTable> tables) {
  std::vector<std::string> fields;
  std::vector<std::string> keys;
  std::vector<std::string> foreign_keys;
  for (const ExportColumn& column : table.columns) {
    fields.push_back(field_text(column));
    if (keys.size() < table.key) {
      keys.push_back(json_string(column.name));
    }
    if (!column.refers_to.empty()) {
      foreign_keys.push_back(foreign_key_text(column, tables));
    }
  }
  std::string text = fmt::format("        \"fields\": {},\n        \"primaryKey\": [{}]",
                                 lines(fields, "        "), fmt::join(keys, ", "));
  if (!foreign_keys.empty()) {
    text += fmt::format(",\n        \"foreignKeys\": {}", lines(foreign_keys, "        "));
  }
  return text;
}

std::string resource_text(const ExportTable& table, std::span<const ExportTable> tables,
                          std::size_t bytes) {
  return fmt::format(R"(    {{
      "name": {},
      "path": {},
      "description": {},
      "profile": "tabular-data-resource",
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "bytes": {},
      "schema": {{
{}
      }}
    }})",
                     json_string(table.name), json_string(file_name(table)),
                     json_string(table.meaning), bytes, schema_text(table, tables));
}

/// Flags as Table Schema and databases spell them.
void spell_flag(Value& value) {
  if (const bool* flag = std::get_if<bool>(&value)) {
    value = std::string_view(*flag ? "true" : "false");
  }
}

std::string csv_text(const ExportTable& table) {
  const RowWriter writer(RowWriter::Form::csv, {}, false);
  std::vector<Value> names;
  names.reserve(table.columns.size());
  for (const ExportColumn& column : table.columns) {
    names.emplace_back(column.name);
  }
  std::string text;
  writer.row(text, names);
  table.each_row([&](std::vector<Value>& row) {
    std::ranges::for_each(row, spell_flag);
    writer.row(text, row);
  });
  return text;
}

/// A licence as the standards name it: CC-BY-4.0.
std::string licence_name(std::string_view licence) {
  constexpr std::string_view allowed =
      "-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  std::string name(licence);
  std::ranges::replace_if(
      name, [&](char c) { return allowed.find(c) == std::string_view::npos; }, '-');
  return name;
}

/// What the dataset says of itself; nothing where lines of the user's own do not say.
std::string about_text(const About& about) {
  std::string text;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) {
      text += fmt::format("  \"{}\": {},\n", key, json_string(value));
    }
  };
  add("title", about.title);
  add("description",
      about.description.empty()
          ? ""
          : fmt::format("{} The licence is that of the arrangement; figures of others, such as "
                        "SIPRI's trend-indicator values of arms transfers, stand under the terms "
                        "of those who publish them.",
                        about.description));
  add("version", about.version);
  if (!about.licence.empty()) {
    text += fmt::format("  \"licenses\": [{{\"name\": {}, \"title\": {}}}],\n",
                        json_string(licence_name(about.licence)), json_string(about.licence));
  }
  return text;
}

std::string package_text(const About& about, const std::vector<std::string>& resources) {
  return fmt::format(R"({{
  "profile": "tabular-data-package",
  "name": "pakru",
{}  "resources": {}
}}
)",
                     about_text(about), lines(resources, "  "));
}

}  // namespace

std::map<std::string, std::string> data_package(std::span<const ExportTable> tables,
                                                const About& about) {
  std::map<std::string, std::string> files;
  std::vector<std::string> resources;
  for (const ExportTable& table : tables) {
    std::string csv = csv_text(table);
    resources.push_back(resource_text(table, tables, csv.size()));
    files.emplace(file_name(table), std::move(csv));
  }
  files.emplace("datapackage.json", package_text(about, resources));
  return files;
}

}  // namespace pakru
