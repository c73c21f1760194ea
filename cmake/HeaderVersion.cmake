# header_version(OUT HEADER PREFIX PART...): the version that a header defines as PREFIX_PART …, its
# parts joined by points.
function(header_version out header prefix)
  foreach(part ${ARGN})
    file(STRINGS "${header}" line REGEX "^#define ${prefix}_${part} ")
    string(REGEX MATCH "[0-9]+$" number "${line}")
    list(APPEND version "${number}")
  endforeach()
  list(JOIN version "." version)
  set("${out}" "${version}" PARENT_SCOPE)
endfunction()
