
# What the package bash-completion does, for a bash that lacks it.

# Finds the words of the command line; bash splits them at = and :, too.
__djq_init_completion()
{
    COMPREPLY=()
    if declare -F _get_comp_words_by_ref >/dev/null 2>&1; then
        _get_comp_words_by_ref "$@" cur prev words cword
        return
    fi
    local rest=$COMP_LINE i word blank last
    words=() cword=0
    for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
        word=${COMP_WORDS[i]}
        blank=${rest%%[![:space:]]*}
        rest=${rest#"$blank"}
        rest=${rest#"$word"}
        last=$((${#words[@]} - 1))
        if ((last >= 0)) && [[ -z $blank && ( $word == [=:]* || ${words[last]} == *[=:] ) ]]; then
            words[last]+=$word
        else
            words+=("$word")
        fi
        ((i == COMP_CWORD)) && cword=$((${#words[@]} - 1))
    done
    cur=${words[cword]} prev=
    ((cword > 0)) && prev=${words[cword - 1]}
    return 0
}

# Offers folders and files, with -d only folders, with "yaml|yml|" only files of
# these extensions.
__djq_filedir()
{
    if declare -F _filedir >/dev/null 2>&1; then
        _filedir "$@"
        return
    fi
    local entry
    while IFS='' read -r entry; do
        if [[ -d $entry || -z ${1-} || "|${1-}" == *"|${entry##*.}|"* ]]; then
            COMPREPLY+=("$entry")
        fi
    done < <(compgen -f -- "$cur")
    [[ $(type -t compopt) == builtin ]] && compopt -o filenames
}
