// Renode model of the LX60 board's FPGA registers, as QEMU has them (hw/xtensa/xtfpga.c), and of four more for what QEMU's board
// does by other means (targets/lx60/board.h).

using System;
using System.Security.Cryptography;
using Antmicro.Renode.Core;
using Antmicro.Renode.HostInterfaces;
using Antmicro.Renode.Logging;
using Antmicro.Renode.Peripherals.Bus;
using Antmicro.Renode.Peripherals.Timers;
using Antmicro.Renode.Time;

namespace Antmicro.Renode.Peripherals.Miscellaneous
{
    public class Lx60Fpga : IDoubleWordPeripheral, IKnownSize, IProgramEnd
    {
        public Lx60Fpga(IMachine machine, uint frequency)
        {
            this.machine = machine;
            this.frequency = frequency;
            // The core's own CCOMPARE0 can't be used: in Renode 1.16.1 it comes 1000 times too late.
            timer = new LimitTimer(machine.ClockSource, frequency, this, "timer", uint.MaxValue, Direction.Descending,
                workMode: WorkMode.OneShot, eventEnabled: true);
            timer.LimitReached += () => TimerInterrupt.Set(true);
        }

        public uint ReadDoubleWord(long offset)
        {
            switch((Register)offset)
            {
            case Register.Clock:
                return frequency;
            case Register.Leds:
                return leds;
            case Register.HasRandom:
                return 1;
            case Register.Random:
                return NextRandom();
            default:
                return 0;
            }
        }

        public void WriteDoubleWord(long offset, uint value)
        {
            switch((Register)offset)
            {
            case Register.Leds:
                leds = value;
                break;
            case Register.Reset:
                if(value == ResetKey)
                {
                    machine.RequestReset();
                }
                break;
            case Register.Timer:
                SetTimer(value);
                break;
            case Register.Exit:
                this.Log(LogLevel.Info, "The program ended with status {0}", value);
                Ended?.Invoke(value);
                break;
            }
        }

        public void Reset()
        {
            leds = 0;
            timer.Reset();
            TimerInterrupt.Unset();
        }

        public long Size => 0x100;

        /// <summary>The interrupt that is the core's CCOMPARE0 in QEMU.</summary>
        public GPIO TimerInterrupt { get; } = new GPIO();

        /// <summary>The program has ended, with this status.</summary>
        public event Action<uint> Ended;

        private void SetTimer(uint cycles)
        {
            TimerInterrupt.Unset();
            timer.Enabled = false;
            timer.Limit = Math.Max(cycles, 1);
            timer.Value = timer.Limit;
            timer.Enabled = true;
        }

        private uint NextRandom()
        {
            var bytes = new byte[4];
            random.GetBytes(bytes);
            return BitConverter.ToUInt32(bytes, 0);
        }

        private uint leds;
        private readonly IMachine machine;
        private readonly uint frequency;
        private readonly LimitTimer timer;
        private readonly RandomNumberGenerator random = RandomNumberGenerator.Create();

        private const uint ResetKey = 0xDEAD;

        private enum Register : long
        {
            Clock = 0x04,
            Leds = 0x08,
            Reset = 0x10,
            // Not in QEMU
            Timer = 0x20,
            Exit = 0x24,
            HasRandom = 0x28,
            Random = 0x2C,
        }
    }
}
