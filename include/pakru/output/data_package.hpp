/// Tables as a data package of the Frictionless standards.
#pragma once

#include <map>
#include <span>
#include <string>

#include "pakru/model/record.hpp"
#include "pakru/report/export.hpp"

namespace pakru {

/// The files of a tabular data package (https://specs.frictionlessdata.io/tabular-data-package/) by
/// their names: datapackage.json, which tells types, meanings and keys, and a CSV file (RFC 4180,
/// UTF-8, with a header) for each table. An empty cell is a value that is not known.
[[nodiscard]] std::map<std::string, std::string> data_package(std::span<const ExportTable> tables,
                                                              const About& about);

}  // namespace pakru
