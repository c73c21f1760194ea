# Read by CPack for each package that it makes: a Debian package has files of its own beside.
if(CPACK_GENERATOR STREQUAL "DEB")
  list(GET CPACK_INSTALL_CMAKE_PROJECTS 0 build)
  list(APPEND CPACK_INSTALL_CMAKE_PROJECTS "${build}" pakru debian /)
endif()
