*** Comments ***
Tests of programs on a board in Renode, for renode-test; only Renode's own keywords. Variables, given with
--variable NAME:value:
    SCRIPT   the board's script: targets/esp8266/renode/esp8266.resc, or that of another board
    HELLO    a firmware.elf that prints "hello from renode"
    MQTT     one of examples/hello-mqtt
    NETWORK  the Unix socket at which a QEMU serves its network (docs/emulation.md), with a broker on the machine's port 1883

*** Variables ***
${REPOSITORY}                       ${CURDIR}/../..

*** Keywords ***
Load Firmware
    [Arguments]                     ${elf}
    Execute Command                 $repository=@${REPOSITORY}
    Execute Command                 $elf=@${elf}
    Execute Command                 include $repository/${SCRIPT}
    Create Terminal Tester          sysbus.uart    timeout=30

*** Test Cases ***
Program Prints To Its Console
    Load Firmware                   ${HELLO}
    Start Emulation
    Wait For Line On Uart           hello from renode

Program Talks To A Broker
    Load Firmware                   ${MQTT}
    Execute Command                 $network="${NETWORK}"
    Execute Command                 include $repository/cli/emulators/renode/network.resc
    Start Emulation
    Wait For Line On Uart           connected
    Wait For Line On Uart           received hello/esp8266: hello 1
