forever(() => {
  led.toggle();
  console.log(led.isOn() ? "on" : "off");
  pause(500);
});
