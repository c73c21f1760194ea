# utf8proc: Unicode widths, case folding and decomposition.
#
# Defines the target Utf8proc::Utf8proc.

find_path(Utf8proc_INCLUDE_DIR NAMES utf8proc.h)
find_library(Utf8proc_LIBRARY NAMES libutf8proc.a utf8proc)

if(Utf8proc_INCLUDE_DIR)
  include(HeaderVersion)
  header_version(Utf8proc_VERSION "${Utf8proc_INCLUDE_DIR}/utf8proc.h" UTF8PROC_VERSION MAJOR MINOR PATCH)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  Utf8proc
  REQUIRED_VARS Utf8proc_LIBRARY Utf8proc_INCLUDE_DIR
  VERSION_VAR Utf8proc_VERSION)

if(Utf8proc_FOUND)
  add_library(Utf8proc::Utf8proc UNKNOWN IMPORTED)
  set_target_properties(
    Utf8proc::Utf8proc
    PROPERTIES IMPORTED_LOCATION "${Utf8proc_LIBRARY}"
               INTERFACE_INCLUDE_DIRECTORIES "${Utf8proc_INCLUDE_DIR}"
               INTERFACE_COMPILE_DEFINITIONS UTF8PROC_STATIC)
endif()
mark_as_advanced(Utf8proc_INCLUDE_DIR Utf8proc_LIBRARY)
