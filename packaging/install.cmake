# cmake --install: the program, the packs that come with it, and what a machine needs that shows nothing else.
# systemd and udev look into /usr/local/lib, too, so the usual prefix will do.
include(GNUInstallDirs)
set(systemd ${CMAKE_CURRENT_LIST_DIR}/systemd)

install(TARGETS machiakari RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${MACHIAKARI_DEFAULT_PACK} content/template content/schema
        DESTINATION ${CMAKE_INSTALL_DATADIR}/machiakari)

install(PROGRAMS ${systemd}/stick DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/machiakari)
foreach(unit machiakari.service machiakari-stick@.service)
  configure_file(${systemd}/${unit}.in ${CMAKE_BINARY_DIR}/packaging/${unit} @ONLY)
  install(FILES ${CMAKE_BINARY_DIR}/packaging/${unit} DESTINATION lib/systemd/system)
endforeach()
install(FILES ${systemd}/80-machiakari-stick.rules DESTINATION lib/udev/rules.d)
install(FILES ${systemd}/tmpfiles.conf DESTINATION lib/tmpfiles.d RENAME machiakari.conf)
install(FILES ${systemd}/sysusers.conf DESTINATION lib/sysusers.d RENAME machiakari.conf)
