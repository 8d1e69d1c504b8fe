// Renode model of the OpenCores Ethernet MAC ("Ethernet IP Core Specification", opencores.org, ethmac, rev. 1.19), with a PHY that
// has a link, as far as targets/lx60/open_eth.cpp uses it. Multicast frames are dropped: the driver sets no hash for them.

using System;
using System.Collections.Generic;
using System.Linq;
using Antmicro.Renode.Core;
using Antmicro.Renode.Core.Structure;
using Antmicro.Renode.Logging;
using Antmicro.Renode.Network;
using Antmicro.Renode.Peripherals.Bus;
using Antmicro.Renode.Utilities;

namespace Antmicro.Renode.Peripherals.Network
{
    public class OpenCoresEthernet : IDoubleWordPeripheral, IMACInterface, IKnownSize
    {
        public OpenCoresEthernet(IMachine machine)
        {
            this.machine = machine;
            MAC = EmulationManager.Instance.CurrentEmulation.MACRepository.GenerateUniqueMAC();
        }

        public uint ReadDoubleWord(long offset)
        {
            lock(sync)
            {
                if(offset >= DescriptorsStart)
                {
                    return descriptors[(offset - DescriptorsStart) / 4];
                }
                return (Register)offset == Register.MiiReceiveData ? ReadPhy() : registers[offset / 4];
            }
        }

        public void WriteDoubleWord(long offset, uint value)
        {
            lock(sync)
            {
                if(offset >= DescriptorsStart)
                {
                    WriteDescriptor((int)(offset - DescriptorsStart) / 4, value);
                    return;
                }
                switch((Register)offset)
                {
                case Register.InterruptSource:
                    registers[offset / 4] &= ~value;
                    break;
                case Register.Mode:
                    registers[offset / 4] = value;
                    if((value & ModeReceive) == 0)
                    {
                        nextReceive = 0;
                    }
                    break;
                case Register.MacAddress0:
                case Register.MacAddress1:
                    registers[offset / 4] = value;
                    MAC = OwnAddress();
                    break;
                default:
                    registers[offset / 4] = value;
                    break;
                }
                UpdateInterrupt();
            }
        }

        public void ReceiveFrame(EthernetFrame frame)
        {
            lock(sync)
            {
                if(!LinkUp || (At(Register.Mode) & ModeReceive) == 0 || !IsForMe(frame.DestinationMAC))
                {
                    return;
                }
                if(waiting.Count == MostWaiting)
                {
                    this.Log(LogLevel.Warning, "A frame is dropped: the program has left {0} others unread", MostWaiting);
                    return;
                }
                waiting.Enqueue(frame.Bytes);
                Deliver();
                UpdateInterrupt();
            }
        }

        public void Reset()
        {
            lock(sync)
            {
                Array.Clear(registers, 0, registers.Length);
                Array.Clear(descriptors, 0, descriptors.Length);
                registers[(int)Register.TransmitDescriptors / 4] = DescriptorCount / 2;
                nextReceive = 0;
                waiting.Clear();
                UpdateInterrupt();
            }
        }

        public GPIO IRQ { get; } = new GPIO();

        public MACAddress MAC { get; set; }

        /// <summary>Whether a cable is plugged in; without one nothing is sent or received.</summary>
        public bool LinkUp { get; set; } = true;

        public long Size => 0x800;

        public event Action<EthernetFrame> FrameReady;

        private void WriteDescriptor(int word, uint value)
        {
            descriptors[word] = value;
            var isFirstWord = word % 2 == 0;
            if(!isFirstWord)
            {
                return;
            }
            if(word / 2 < At(Register.TransmitDescriptors))
            {
                if((value & TransmitReady) != 0 && (At(Register.Mode) & ModeTransmit) != 0)
                {
                    Transmit(word);
                }
            }
            else if((value & ReceiveEmpty) != 0)
            {
                Deliver();
            }
            UpdateInterrupt();
        }

        private void Transmit(int word)
        {
            var length = (int)(descriptors[word] >> LengthShift);
            var bytes = machine.SystemBus.ReadBytes(descriptors[word + 1], length);
            if(bytes.Length < ShortestWithoutFcs)
            {
                Array.Resize(ref bytes, ShortestWithoutFcs);
            }
            descriptors[word] &= ~TransmitReady;
            if((descriptors[word] & DescriptorInterrupt) != 0)
            {
                registers[(int)Register.InterruptSource / 4] |= InterruptTransmitted;
            }
            if(LinkUp && Misc.TryCreateFrameOrLogWarning(this, bytes, out var frame, addCrc: true))
            {
                FrameReady?.Invoke(frame);
            }
        }

        /// <summary>Puts waiting frames into empty buffers. What finds none waits, as in QEMU: nothing is lost to a busy program.</summary>
        private void Deliver()
        {
            while(waiting.Count > 0)
            {
                var word = (int)(At(Register.TransmitDescriptors) + nextReceive) * 2;
                if((descriptors[word] & ReceiveEmpty) == 0)
                {
                    return;
                }
                var bytes = waiting.Dequeue();
                if(bytes.Length < ShortestWithoutFcs + FcsBytes)
                {
                    Array.Resize(ref bytes, ShortestWithoutFcs + FcsBytes);
                }
                machine.SystemBus.WriteBytes(bytes, descriptors[word + 1]);
                var flags = descriptors[word] & ~ReceiveEmpty & DescriptorFlags & ~ReceiveErrors;
                descriptors[word] = (uint)bytes.Length << LengthShift | flags;
                registers[(int)Register.InterruptSource / 4] |= InterruptReceived;
                var isLast = (flags & DescriptorWrap) != 0 || word / 2 == DescriptorCount - 1;
                nextReceive = isLast ? 0 : nextReceive + 1;
            }
        }

        private bool IsForMe(MACAddress destination)
        {
            var mode = At(Register.Mode);
            if((mode & ModePromiscuous) != 0)
            {
                return true;
            }
            return destination.Equals(BroadcastAddress) ? (mode & ModeRejectBroadcast) == 0 : destination.Equals(MAC);
        }

        private MACAddress OwnAddress()
        {
            var low = At(Register.MacAddress0);
            var high = At(Register.MacAddress1);
            return new MACAddress((ulong)(high & 0xFFFF) << 32 | low);
        }

        private uint ReadPhy()
        {
            var register = At(Register.MiiAddress) >> 8 & 0x1F;
            return register == PhyStatus && LinkUp ? PhyLink : 0;
        }

        private uint At(Register register)
        {
            return registers[(int)register / 4];
        }

        private void UpdateInterrupt()
        {
            IRQ.Set((At(Register.InterruptSource) & At(Register.InterruptMask)) != 0);
        }

        private uint nextReceive;
        private readonly IMachine machine;
        private readonly object sync = new object();
        private readonly uint[] registers = new uint[DescriptorsStart / 4];
        private readonly uint[] descriptors = new uint[DescriptorCount * 2];
        private readonly Queue<byte[]> waiting = new Queue<byte[]>();

        private static readonly MACAddress BroadcastAddress = new MACAddress(0xFFFFFFFFFFFF);

        private const int DescriptorsStart = 0x400;
        private const int DescriptorCount = 128;
        private const int MostWaiting = 4096;
        private const int FcsBytes = 4;
        private const int ShortestWithoutFcs = 60;
        // MODER
        private const uint ModeReceive = 1u << 0;
        private const uint ModeTransmit = 1u << 1;
        private const uint ModeRejectBroadcast = 1u << 3;
        private const uint ModePromiscuous = 1u << 5;
        // INT_SOURCE, INT_MASK
        private const uint InterruptTransmitted = 1u << 0;
        private const uint InterruptReceived = 1u << 2;
        // Descriptors
        private const int LengthShift = 16;
        private const uint DescriptorFlags = 0xFFFF;
        private const uint TransmitReady = 1u << 15;
        private const uint ReceiveEmpty = 1u << 15;
        private const uint DescriptorInterrupt = 1u << 14;
        private const uint DescriptorWrap = 1u << 13;
        private const uint ReceiveErrors = 0x7F;
        // The PHY's basic mode status register
        private const uint PhyStatus = 1;
        private const uint PhyLink = 1u << 2;

        private enum Register
        {
            Mode = 0x00,
            InterruptSource = 0x04,
            InterruptMask = 0x08,
            TransmitDescriptors = 0x20,
            MiiAddress = 0x30,
            MiiReceiveData = 0x38,
            MacAddress0 = 0x40,
            MacAddress1 = 0x44,
        }
    }
}
