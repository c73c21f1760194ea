# simdjson, static where its source is at hand.
#
# Distributions package it as a shared library alone, and loading that costs as much as an answer.
# `./dev deps` puts the distribution's own source package into build/deps; PAKRU_SIMDJSON_SOURCE
# names any other folder that holds simdjson.cpp and simdjson.h. Without either the installed
# library is linked.
#
# Defines the target pakru_simdjson, and PAKRU_STATIC: whether the release binary needs no shared
# library.

file(GLOB found "${PROJECT_SOURCE_DIR}/build/deps/simdjson-*/singleheader/simdjson.cpp")
if(found)
  list(GET found 0 found)
  get_filename_component(found "${found}" DIRECTORY)
endif()
if(NOT DEFINED PAKRU_SIMDJSON_SOURCE)
  set(PAKRU_SIMDJSON_SOURCE "${found}")
endif()

add_library(pakru_simdjson INTERFACE)
if(EXISTS "${PAKRU_SIMDJSON_SOURCE}/simdjson.cpp")
  add_library(simdjson_static STATIC "${PAKRU_SIMDJSON_SOURCE}/simdjson.cpp")
  target_include_directories(simdjson_static SYSTEM PUBLIC "${PAKRU_SIMDJSON_SOURCE}")
  target_compile_features(simdjson_static PUBLIC cxx_std_17)
  target_link_libraries(pakru_simdjson INTERFACE simdjson_static)
  set(static_default ON)
else()
  # Its version file accepts the same minor version only, so the oldest is asked for here.
  find_package(simdjson REQUIRED)
  if(simdjson_VERSION VERSION_LESS 3.0)
    message(FATAL_ERROR "simdjson ${simdjson_VERSION} is too old; 3.0 is the oldest that works.")
  endif()
  target_link_libraries(pakru_simdjson INTERFACE simdjson::simdjson)
  set(static_default OFF)
  message(STATUS "simdjson is linked as a shared library: the binary starts slower and needs it at "
                 "run time. See PAKRU_SIMDJSON_SOURCE.")
endif()

if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
  set(static_default OFF)
endif()
if(NOT DEFINED PAKRU_STATIC)
  set(PAKRU_STATIC ${static_default})
endif()
