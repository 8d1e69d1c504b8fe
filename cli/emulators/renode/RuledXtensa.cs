// For Renode: an Xtensa core that keeps to a chip's rules for memory. Renode itself lets a program read and write all addresses in all
// widths, and run code anywhere. Here what the chip refuses raises the exception that its core raises, in the program itself, whose
// runtime then prints what it was and the call stack, and ends it.
//
// Addresses without memory, writing and running code are refused by windows of Renode's external MMU, which have the privileges of the
// chip's memory (ChipMemory.cs), before the access is made. Narrow and unaligned accesses are refused when Renode tells of them, which
// is when they are done, but what they have loaded is given up; only with an unaligned one the block of translated code goes on to
// its end.

using System;
using System.Collections.Generic;
using System.Linq;
using Antmicro.Renode.Core;
using Antmicro.Renode.Logging;
using Antmicro.Renode.Logging.Profiling;
using Antmicro.Renode.Peripherals.Bus;
using Antmicro.Renode.Peripherals.Memory;
using Antmicro.Renode.Peripherals.Miscellaneous;
using Antmicro.Renode.Utilities.Binding;

namespace Antmicro.Renode.Peripherals.CPU
{
    /// <summary>Exception causes of the Xtensa ISA (table "Exception Causes").</summary>
    public enum ExceptionCause
    {
        LoadStoreError = 3,
        LoadStoreAlignment = 9,
        FetchProhibited = 20,
        LoadProhibited = 28,
        StoreProhibited = 29,
    }

    /// <summary>Renode's Xtensa core with the chip's rules for memory.</summary>
    public unsafe class RuledXtensa : Xtensa
    {
        /// <param name="unalignedData">whether the chip's core makes unaligned accesses, where memory has all widths</param>
        public RuledXtensa(string cpuType, IMachine machine, bool unalignedData = false, uint cpuId = 0, ulong frequency = 10000000)
            : base(cpuType, machine, cpuId, frequency)
        {
            this.unalignedData = unalignedData;
            AddHookOnMmuFault((address, access, window, isFirst) => OnFault(address, access, isFirst));
        }

        /// <summary>Puts the rules into force. To be called again after each reset of the core.</summary>
        public void KeepMemoryRules()
        {
            refusal = null;
            var all = machine.SystemBus.GetRegisteredPeripherals().ToArray();
            wordMemories = all
                .Where(registered => (registered.Peripheral as ChipMemory)?.WordsOnly ?? false)
                .Select(registered => new WordMemory((ChipMemory)registered.Peripheral, registered.RegistrationPoint.Range.StartAddress))
                .ToArray();
            // The core's own memory protection tells of a fault by a wrong cause in Renode 1.16.1.
            EnableExternalWindowMmu(ExternalMmuPosition.Replace);
            ResetAllMmuWindows();
            foreach(var window in WindowsOf(all))
            {
                AddWindow(window);
            }
            foreach(var memory in wordMemories)
            {
                for(var page = memory.Start; page < memory.Start + memory.Size; page += PageBytes)
                {
                    SetPageAccessViaIo(page);
                }
            }
            // Renode would tell of all accesses, and for that translate code so that none goes the short way, to memory that was
            // accessed before. Unaligned ones never do, nor those to pages that are accessed by methods.
            SetHookAtMemoryAccess((pc, operation, address, physicalAddress, width, value) => {});
            TcgContextUseTlb(1);
        }

        public override ExecutionResult ExecuteInstructions(ulong number, out ulong executed)
        {
            var result = base.ExecuteInstructions(number, out executed);
            if(refusal == null)
            {
                return result;
            }
            // A window's overflow that has come first is handled first.
            while(refusal.PC != null && (PS.RawValue & ExceptionMode) != 0)
            {
                base.ExecuteInstructions(1, out var _);
            }
            RaiseException(refusal);
            refusal = null;
            return ExecutionResult.Interrupted;
        }

        /// <summary>
        /// The core's loads of words from memory whose accesses go through methods: mostly of its code's literals. Renode finds the
        /// method by its name and [Export]; its own takes ten times as long.
        /// </summary>
        [Export]
        protected new ulong ReadDoubleWordFromBus(ulong address, ulong cpuState)
        {
            foreach(var memory in wordMemories)
            {
                var offset = address - memory.Start;
                if(offset < memory.Size)
                {
                    return *(uint*)(memory.Content + offset);
                }
            }
            return base.ReadDoubleWordFromBus(address, cpuState);
        }

        /// <summary>What Renode tells of an access, which has been made; in place of its own method of this name.</summary>
        [Export]
        protected void OnMemoryAccess(ulong nextPC, uint operation, ulong address, uint width, ulong value)
        {
            var isAligned = (address & (width - 1)) == 0;
            if((isAligned && width == WordBytes) || refusal != null)
            {
                return;
            }
            var isInWordMemory = wordMemories.Any(memory => address - memory.Start < memory.Size);
            if(isAligned ? !isInWordMemory || operation > (uint)MemoryOperation.MemoryIOWrite : unalignedData && !isInWordMemory)
            {
                return;
            }
            refusal = new Refusal { Address = address };
            if(isAligned)
            {
                refusal.Cause = ExceptionCause.LoadStoreError;
                TlibRequestTranslationBlockInterrupt(1);
            }
            else
            {
                // Renode does not know where in the block this is, but for the next instruction. The shortest has two bytes.
                refusal.Cause = ExceptionCause.LoadStoreAlignment;
                refusal.PC = nextPC - 2;
                TlibSetReturnRequest();
            }
        }

        /// <summary>The windows for what is at the bus: the chip's memory with its privileges, whole pages of the rest for data.</summary>
        private static IEnumerable<Window> WindowsOf(IEnumerable<IBusRegistered<IBusPeripheral>> registered)
        {
            Window? last = null;
            foreach(var each in registered.Where(each => each.RegistrationPoint.Range.Size > 0)
                .OrderBy(each => each.RegistrationPoint.Range.StartAddress))
            {
                var range = each.RegistrationPoint.Range;
                var next = new Window
                {
                    Start = range.StartAddress & ~(PageBytes - 1),
                    End = (range.EndAddress | (PageBytes - 1)) + 1,
                    Privileges = (each.Peripheral as ChipMemory)?.Privileges ?? ExternalMmuBase.Privilege.ReadAndWrite,
                };
                if(last is Window before && next.Start < before.End)
                {
                    next.Start = before.End;
                }
                if(next.Start < next.End)
                {
                    yield return next;
                    last = next;
                }
            }
        }

        private void AddWindow(Window window)
        {
            var id = AcquireExternalMmuWindow(window.Privileges);
            SetMmuWindowStart(id, window.Start);
            SetMmuWindowEnd(id, window.End);
            SetMmuWindowPrivileges(id, window.Privileges);
        }

        /// <summary>
        /// An access that no window allows. Renode asks twice. At the second time it stops the core for good in 1.16.1 when it is told
        /// that it is a fault; when it is told that it is none, the core raises an exception, of which only the cause is wrong.
        /// </summary>
        private ExternalMmuResult OnFault(ulong address, AccessType access, bool isFirst)
        {
            if(isFirst)
            {
                return ExternalMmuResult.Fault;
            }
            refusal = refusal ?? new Refusal { Cause = causes[access], Address = address };
            refusal.IsRaised = true;
            return ExternalMmuResult.NoFault;
        }

        private void RaiseException(Refusal refused)
        {
            var ps = (uint)PS.RawValue;
            var isDouble = (ps & ExceptionMode) != 0;
            if(!refused.IsRaised)
            {
                SetRegister((int)(isDouble ? XtensaRegisters.DEPC : XtensaRegisters.EPC1), (uint)(refused.PC ?? PC.RawValue));
                SetRegister((int)XtensaRegisters.EXCVADDR, (uint)refused.Address);
                PS = ps | ExceptionMode;
                PC = VECBASE.RawValue + (isDouble ? DoubleVector : (ps & UserMode) != 0 ? UserVector : KernelVector);
            }
            SetRegister((int)XtensaRegisters.EXCCAUSE, (uint)refused.Cause);
            this.Log(LogLevel.Error, "The chip refuses an access to 0x{0:X}, pc 0x{1:X}: {2}", refused.Address,
                GetRegister((int)XtensaRegisters.EPC1).RawValue, refused.Cause);
        }

#pragma warning disable 649
        /// <summary>Renode's translator: whether its code accesses memory the short way.</summary>
        [Import(Name = "tcg_context_use_tlb", UseExceptionWrapper = false)]
        private readonly Action<int> TcgContextUseTlb;
#pragma warning restore 649

        private readonly bool unalignedData;
        private WordMemory[] wordMemories = new WordMemory[0];
        private Refusal refusal;

        private static readonly Dictionary<AccessType, ExceptionCause> causes = new Dictionary<AccessType, ExceptionCause>
        {
            { AccessType.Read, ExceptionCause.LoadProhibited },
            { AccessType.Write, ExceptionCause.StoreProhibited },
            { AccessType.Execute, ExceptionCause.FetchProhibited },
        };

        private const uint WordBytes = 4;
        private const ulong PageBytes = 0x1000;

        // Bits of PS, and offsets of vectors from VECBASE in all cores that Renode has.
        private const uint ExceptionMode = 1u << 4;
        private const uint UserMode = 1u << 5;
        private const ulong KernelVector = 0x300;
        private const ulong UserVector = 0x340;
        private const ulong DoubleVector = 0x3C0;

        private class Refusal
        {
            public ExceptionCause Cause;
            public ulong Address;
            /// <summary>Where it was, when the core has gone on since.</summary>
            public ulong? PC;
            /// <summary>Whether the core has raised an exception for it.</summary>
            public bool IsRaised;
        }

        private struct Window
        {
            public ulong Start;
            public ulong End;
            public ExternalMmuBase.Privilege Privileges;
        }

        private struct WordMemory
        {
            public WordMemory(ChipMemory memory, ulong start)
            {
                Start = start;
                Size = (ulong)memory.Size;
                var segment = memory.MappedSegments.Single();
                segment.Touch();
                Content = (byte*)segment.Pointer;
            }

            public readonly ulong Start;
            public readonly ulong Size;
            public readonly byte* Content;
        }
    }
}
