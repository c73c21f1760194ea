# libzstd. Debian's package carries no CMake configuration.
#
# Defines the target Zstd::Zstd.

find_path(Zstd_INCLUDE_DIR NAMES zstd.h)
find_library(Zstd_LIBRARY NAMES libzstd.a zstd)

if(Zstd_INCLUDE_DIR)
  include(HeaderVersion)
  header_version(Zstd_VERSION "${Zstd_INCLUDE_DIR}/zstd.h" ZSTD_VERSION MAJOR MINOR RELEASE)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  Zstd
  REQUIRED_VARS Zstd_LIBRARY Zstd_INCLUDE_DIR
  VERSION_VAR Zstd_VERSION)

if(Zstd_FOUND)
  add_library(Zstd::Zstd UNKNOWN IMPORTED)
  set_target_properties(
    Zstd::Zstd
    PROPERTIES IMPORTED_LOCATION "${Zstd_LIBRARY}"
               INTERFACE_INCLUDE_DIRECTORIES "${Zstd_INCLUDE_DIR}")
endif()
mark_as_advanced(Zstd_INCLUDE_DIR Zstd_LIBRARY)
