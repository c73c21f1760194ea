# What `cmake --install` places, and the packages that CPack makes of it.
include(GNUInstallDirs)

install(TARGETS pakru RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES data/events.json DESTINATION "${CMAKE_INSTALL_DATADIR}/pakru")

# The licences of the libraries that a static binary holds, in the words of their packages.
set(library_licences "${PROJECT_BINARY_DIR}/LICENSE-LIBRARIES")
set(licences "")
foreach(package libcli11-dev libfmt-dev libre2-dev libsimdjson-dev libsqlite3-dev libutf8proc-dev libzstd-dev
        zlib1g-dev libstdc++6 libc6)
  if(EXISTS "/usr/share/doc/${package}/copyright")
    file(READ "/usr/share/doc/${package}/copyright" licence)
    string(APPEND licences "==== ${package} ====\n\n${licence}\n")
  endif()
endforeach()
file(WRITE "${library_licences}" "${licences}")
install(FILES LICENSE LICENSE-DATA README.md CONTRIBUTING.md CHANGELOG.md "${library_licences}"
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# Pages are packed, as distributions ask for; without a time, so that they are the same each time.
find_program(GZIP gzip REQUIRED)
foreach(page IN LISTS manual_pages)
  get_filename_component(name "${page}" NAME)
  string(REGEX MATCH "[157]$" section "${name}")
  set(packed "${PROJECT_BINARY_DIR}/man/${name}.gz")
  add_custom_command(OUTPUT "${packed}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${PROJECT_BINARY_DIR}/man"
    COMMAND sh -c "\"$1\" -9nc \"$2\" >\"$3\"" - "${GZIP}" "${page}" "${packed}"
    DEPENDS "${page}" VERBATIM)
  list(APPEND packed_pages "${packed}")
  install(FILES "${packed}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}")
endforeach()
add_custom_target(packed_manual ALL DEPENDS ${packed_pages})

# Completion, as the program prints it, where each shell looks for it below the prefix.
set(completion "${PROJECT_BINARY_DIR}/completion")
file(MAKE_DIRECTORY "${completion}")
foreach(shell bash zsh fish)
  add_custom_command(OUTPUT "${completion}/${shell}"
    COMMAND sh -c "\"$1\" completion $2 >\"$3\"" - "$<TARGET_FILE:pakru>" ${shell} "${completion}/${shell}"
    DEPENDS pakru VERBATIM)
  list(APPEND completions "${completion}/${shell}")
endforeach()
add_custom_target(completions ALL DEPENDS ${completions})
install(FILES "${completion}/bash" RENAME pakru
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${completion}/zsh" RENAME _pakru
        DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES "${completion}/fish" RENAME pakru.fish
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

# What only a Debian package has: see cmake/package/options.cmake. The time is SOURCE_DATE_EPOCH's
# where that is set.
string(TIMESTAMP package_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(PAKRU_MAINTAINER "pakru authors <pakru@example.org>"
    CACHE STRING "Whom a package names as its maintainer")
set(changelog "${PROJECT_BINARY_DIR}/changelog.Debian")
configure_file(cmake/package/changelog.in "${changelog}" @ONLY)
add_custom_command(OUTPUT "${changelog}.gz"
  COMMAND sh -c "\"$1\" -9nc \"$2\" >\"$2.gz\"" - "${GZIP}" "${changelog}"
  DEPENDS "${changelog}" VERBATIM)
add_custom_target(packed_changelog ALL DEPENDS "${changelog}.gz")
install(FILES "${changelog}.gz" cmake/package/copyright DESTINATION "${CMAKE_INSTALL_DOCDIR}"
        COMPONENT debian EXCLUDE_FROM_ALL)
# In /usr Debian's zsh looks here alone.
install(FILES "${completion}/zsh" RENAME _pakru
        DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions"
        COMPONENT debian EXCLUDE_FROM_ALL)
if(PAKRU_STATIC)
  install(FILES cmake/package/lintian-overrides RENAME pakru
          DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides"
          COMPONENT debian EXCLUDE_FROM_ALL)
endif()

# Packages: a .deb, and a folder in a .tar.gz that runs where it is unpacked.
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_NAME pakru)
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_FILE_NAME "pakru-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_CONTACT "${PAKRU_MAINTAINER}")
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Answers in a shell who met, who signed, who sold and who traded, 1947 to
today, and names the source of every statement. One program carries the
whole dataset; it needs no network and no set-up.")
set(CPACK_PROJECT_CONFIG_FILE "${PROJECT_SOURCE_DIR}/cmake/package/options.cmake")
set(CPACK_VERBATIM_VARIABLES ON)
include(CPack)
