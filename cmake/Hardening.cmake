# What a release binary does so that a fault of it is harder to use against whoever runs it: checked
# calls of the C library, a guard on the stack, code at an address that differs each time, and memory
# that is either code or data. tests/hardening.sh sees to it.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fPIE
                      -fstack-protector-strong -fstack-clash-protection)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64|i[3-6]86")
    add_compile_options(-fcf-protection)
  endif()
  add_link_options(-Wl,-z,relro,-z,now -Wl,-z,noexecstack)
endif()
