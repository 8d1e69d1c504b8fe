// For Renode: an Xtensa core that keeps to a chip's rules for memory: code runs from WordMemory only (MemoryRules.cs), and data there
// is accessed by its methods.

using System.Linq;
using Antmicro.Renode.Core;
using Antmicro.Renode.Logging;
using Antmicro.Renode.Peripherals.Memory;
using Antmicro.Renode.Peripherals.Miscellaneous;
using Antmicro.Renode.Utilities.Binding;
using Range = Antmicro.Renode.Core.Range;

namespace Antmicro.Renode.Peripherals.CPU
{
    /// <summary>Renode's Xtensa core with the chip's rules for memory.</summary>
    public unsafe class RuledXtensa : Xtensa
    {
        public RuledXtensa(string cpuType, IMachine machine, uint cpuId = 0, ulong frequency = 10000000)
            : base(cpuType, machine, cpuId, frequency)
        {
            AddHookOnMmuFault((address, access, window, isFirst) => OnFault(address, isFirst));
        }

        /// <summary>
        /// Puts the rules into force: data in WordMemory is accessed by its methods, and code runs nowhere else. To be called again
        /// after each reset of the core.
        /// </summary>
        /// <param name="emptyPage">address of a page of memory that holds zeros, outside the chip's map</param>
        public void KeepMemoryRules(ulong emptyPage)
        {
            this.emptyPage = emptyPage;
            codeMemories = machine.SystemBus.GetRegisteredPeripherals()
                .Where(registered => registered.Peripheral is WordMemory)
                .Select(registered => new CodeMemory((WordMemory)registered.Peripheral, registered.RegistrationPoint.Range))
                .OrderBy(memory => memory.Start)
                .ToArray();
            EnableExternalWindowMmu(ExternalMmuPosition.AfterInternal);
            ResetAllMmuWindows();
            var end = 0UL;
            foreach(var memory in codeMemories)
            {
                AddWindow(end, memory.Start, ExternalMmuBase.Privilege.ReadAndWrite);
                end = memory.Start + memory.Size;
                AddWindow(memory.Start, end, ExternalMmuBase.Privilege.All);
                for(var page = memory.Start; page < end; page += PageBytes)
                {
                    SetPageAccessViaIo(page);
                }
            }
            AddWindow(end, EndOfAddresses, ExternalMmuBase.Privilege.ReadAndWrite);
        }

        /// <summary>
        /// The core's loads of words from memory whose accesses go through methods: mostly of its code's literals. Renode finds the
        /// method by its name and [Export]; its own takes ten times as long.
        /// </summary>
        [Export]
        protected new ulong ReadDoubleWordFromBus(ulong address, ulong cpuState)
        {
            for(var i = 0; i < codeMemories.Length; i++)
            {
                var offset = address - codeMemories[i].Start;
                if(offset < codeMemories[i].Size)
                {
                    return *(uint*)(codeMemories[i].Content + offset);
                }
            }
            return base.ReadDoubleWordFromBus(address, cpuState);
        }

        private ulong AddWindow(ulong start, ulong end, ExternalMmuBase.Privilege privileges)
        {
            var window = AcquireExternalMmuWindow(privileges);
            SetMmuWindowStart(window, start);
            SetMmuWindowEnd(window, end);
            SetMmuWindowPrivileges(window, privileges);
            return window;
        }

        /// <summary>
        /// Only fetches of code can fail: the windows let data through everywhere. A core that is told of a fault stops for good in
        /// Renode 1.16.1; so the fetch is let through, to a page without code, which the exception comes before.
        /// </summary>
        private ExternalMmuResult OnFault(ulong address, bool isFirst)
        {
            if(!isFirst)
            {
                return ExternalMmuResult.Fault;
            }
            this.Log(LogLevel.Error, "The chip refuses to run code at 0x{0:X}", address);
            var page = address & ~(PageBytes - 1);
            var window = AddWindow(page, page + PageBytes, ExternalMmuBase.Privilege.Execute);
            SetMmuWindowAddend(window, emptyPage - page);
            // An address is looked up in the window that starts last before it: data behind this page needs one.
            var next = codeMemories.Select(memory => memory.Start).Where(start => start > page);
            AddWindow(page + PageBytes, next.DefaultIfEmpty(EndOfAddresses).First(),
                ExternalMmuBase.Privilege.ReadAndWrite);
            XtensaExceptions.Raise(this, ExceptionCause.FetchProhibited, address, address);
            return ExternalMmuResult.NoFault;
        }

        private ulong emptyPage;
        private CodeMemory[] codeMemories = new CodeMemory[0];

        private const ulong PageBytes = 0x1000;
        private const ulong EndOfAddresses = 1UL << 32;

        private struct CodeMemory
        {
            public CodeMemory(WordMemory memory, Range range)
            {
                Start = range.StartAddress;
                Size = range.Size;
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
