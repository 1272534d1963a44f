/// The start script and the explanation of a pack.
enum PackTexts {
  /// The script `run`: checks the machine, sets the paths relative to
  /// itself, and starts a program.
  static func run(_ machine: PackMachine) -> String {
    """
    #!/bin/sh
    # Runs a chapter from this folder: ./run ch04-attention --list
    # It needs no network, no compiler and no OpenBLAS, but a machine like
    # the one that made it. README.txt says more.
    release='\(quoted(machine.release))'
    release_name='\(quoted(machine.releaseName))'
    family='\(quoted(machine.family))'
    processor='\(quoted(machine.processor))'
    instructions='\(quoted(machine.instructions.joined(separator: " ")))'

    fail() {
      printf 'run: %s\\n' "$1" >&2
      exit 1
    }

    here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P) || fail 'where is this folder?'

    # LLM_ANYWAY=1 skips these checks.
    check() {
      [ "$(uname -s) $(uname -m)" = "Linux $family" ] ||
        fail "made for Linux on $family; this is $(uname -s) on $(uname -m)"
      this=$(. /etc/os-release 2>/dev/null && printf '%s' "${ID-linux}-${VERSION_ID-}")
      [ "$this" = "$release" ] ||
        fail "made on $release_name ($release); this is $this. LLM_ANYWAY=1 tries it all the same"
      flags=" $(sed -n 's/^\\(flags\\|Features\\)[^:]*: *//p' /proc/cpuinfo | head -n 1) "
      lacking=
      for name in $instructions; do
        case $flags in *" $name "*) ;; *) lacking="$lacking $name" ;; esac
      done
      [ -z "$lacking" ] ||
        fail "made on $processor; this processor lacks its instructions:$lacking. Pack on a machine like this one"
    }
    [ -n "${LLM_ANYWAY-}" ] || check

    wanted=${1-}
    [ $# -eq 0 ] || shift
    case $wanted in
    '' | -h | --help)
      echo 'usage: ./run PROGRAM [options], or ./run swift ... for the exercises'
      ls "$here/programs"
      exit 0
      ;;
    swift)
      command -v swift >/dev/null || fail 'exercises need the Swift toolchain; there is no swift on the PATH'
      [ -w "$here/project" ] || fail "exercises are written here: copy this folder to one of your own"
      LD_LIBRARY_PATH=$here/openblas${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
      export LD_LIBRARY_PATH
      cd "$here/project" && exec swift "$@"
      ;;
    */*) fail "$wanted is not the name of a program" ;;
    esac

    program=
    for file in "$here/programs/$wanted"*; do
      [ -f "$file" ] || continue
      if [ "${file##*/}" = "$wanted" ]; then
        program=$file
        break
      fi
      [ -z "$program" ] || fail "$wanted can be ${program##*/} or ${file##*/}"
      program=$file
    done
    [ -n "$program" ] || fail "there is no program $wanted; ./run lists them"
    [ -x "$program" ] ||
      fail 'programs cannot be started from this disk: copy the folder to another one'

    LLM_PROJECT=$here/project
    LD_LIBRARY_PATH=$here/libraries:$here/openblas${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    export LLM_PROJECT LD_LIBRARY_PATH
    if [ -d "$here/data" ] && [ -z "${LLM_DATA-}" ]; then
      LLM_DATA=$here/data
      export LLM_DATA
    fi
    exec "$program" "$@"

    """
  }

  private static func quoted(_ text: String) -> String {
    text.replacing("'", with: "'\\''")
  }

  /// `README.txt`.
  static func readme(_ machine: PackMachine, libraries leftOut: [String])
    -> String
  {
    let missing =
      leftOut.isEmpty
      ? ""
      : "\nNot here, because their licence texts were not:\n"
        + leftOut.map { "- \($0)\n" }.joined()
    return """
      Build a large language model from scratch, in Swift: the chapters,
      ready to run.

          ./run                          lists the programs
          ./run ch04-attention           runs a chapter; ./run ch04 does too
          ./run llm-training doctor      checks this machine
          ./run llm-training workshop    the plans for teaching

      It runs on \(machine.releaseName), on processors of the family
      \(machine.family) with the instructions of the one that it was made on
      (\(machine.processor)). ./run checks both. Nothing has to be
      installed, and nothing is fetched. What chapters keep, such as trained
      models, goes to the cache folder of whoever runs them.

      Exercises are written in the folder project, and judging them needs the
      Swift toolchain (6.3): copy this folder to one of your own, then

          ./run swift build              once, two to three minutes
          ./run swift run llm-training exercises

      The folder licences has the licences of what is not this project's:
      the Swift runtime (Apache 2.0 with the runtime library exception) and
      unchanged libraries of \(machine.releaseName), among them OpenBLAS
      (BSD) and GCC's runtime (GPL with the runtime library exception).
      Their sources are those of the system's packages.
      \(missing)
      """
  }
}
